import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { TrustTag } from '../pages/PageTags.tsx';
import { legible } from '../pages/reader.rules.ts';
import { FindingStatusTag, StateTag } from './FindingTags.tsx';
import type { Finding, FindingView } from './finding.schema.ts';
import { findingsTexts } from './findings.texts.ts';
import { sentenceAddress } from './sentence.rules.ts';
import type { Review } from './useReview.ts';
import { SaidBy, Value } from './Value.tsx';

function Acts({
  finding,
  review,
  same,
}: {
  readonly finding: Finding;
  readonly review: Review;
  readonly same: RowRef | undefined;
}): ReactNode {
  const t = useTexts(findingsTexts);
  const may = (move: Finding['may'][number]): boolean => finding.may.includes(move);
  return (
    <div className="row">
      {may('accept') ? (
        <Button look="primary" disabled={review.busy} aria-keyshortcuts="a" onClick={() => review.step('accept')}>
          {t('step.accept')}
        </Button>
      ) : null}
      {may('correct') ? (
        <Button aria-keyshortcuts="c" onClick={() => review.show('correct')}>
          {t('step.correct')}
        </Button>
      ) : null}
      {may('reject') ? (
        <Button disabled={review.busy} aria-keyshortcuts="r" onClick={() => review.step('reject')}>
          {t('step.reject')}
        </Button>
      ) : null}
      {may('merge') && same ? (
        <Button disabled={review.busy} aria-keyshortcuts="s" onClick={() => review.sameAs(same)}>
          {t('step.same')}
        </Button>
      ) : null}
      {may('merge') ? (
        <Button aria-keyshortcuts="m" onClick={() => review.show('merge')}>
          {t('step.merge')}
        </Button>
      ) : null}
      {may('undo') ? (
        <Button disabled={review.busy} onClick={() => review.step('undo')}>
          {t('step.undo')}
        </Button>
      ) : null}
      <Link className={buttonClass('quiet')} to={sentenceAddress(finding)}>
        {t('step.open')}
      </Link>
    </div>
  );
}

function Beside({ finding }: { readonly finding: FindingView }): ReactNode {
  const t = useTexts(findingsTexts);
  return (
    <Panel title={t('beside')}>
      {finding.beside.length === 0 ? <p className="soft">{t('besideNone')}</p> : null}
      <ul className="list">
        {finding.beside.map((other) => (
          <li key={other.id}>
            <div className="row-apart">
              <span>
                <Value finding={other} /> <span className="soft">{other.periodTo ?? other.periodText}</span>
              </span>
              <span className="row">
                <StatusTag tone={other.agrees ? 'done' : 'act'}>{t(other.agrees ? 'agrees' : 'conflicts')}</StatusTag>
                <TrustTag trust={other.page.trust} />
                <FindingStatusTag status={other.status} />
              </span>
            </div>
            <SaidBy finding={other} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One fact with its sentence, why to look twice, and what others say. */
export function FindingDetail({
  finding,
  view,
  review,
  same,
}: {
  readonly finding: Finding;
  readonly view: FindingView | undefined;
  readonly review: Review;
  readonly same: RowRef | undefined;
}): ReactNode {
  const t = useTexts(findingsTexts);
  return (
    <div className="stack">
      <Panel title={t('detail')} aside={<FindingStatusTag status={finding.status} />}>
        <div className="stack">
          <p>
            {finding.subjectName} <span className="soft">{t(`type.${finding.subjectType}`)}</span> · {finding.indicator}
          </p>
          <p>
            <Value finding={finding} /> <StateTag state={finding.state} />{' '}
            <span className="soft">{finding.periodTo ?? finding.periodText}</span>{' '}
            {finding.scope ? <span className="soft">{finding.scope}</span> : null}
          </p>
          <blockquote className="findings-quote prewrap">{legible(finding.quote)}</blockquote>
          <div className="row">
            <SaidBy finding={finding} />
            <TrustTag trust={finding.page.trust} />
          </div>
          {finding.reasons.length > 0 ? (
            <ul className="list small">
              {finding.reasons.map((reason) => (
                <li key={reason}>
                  <StatusTag tone="wait">{t(`reason.${reason}`)}</StatusTag>
                </li>
              ))}
            </ul>
          ) : null}
          <Acts finding={finding} review={review} same={same} />
          {review.error ? <ErrorNotice error={review.error} /> : null}
        </div>
      </Panel>
      {view && view.id === finding.id ? <Beside finding={view} /> : null}
    </div>
  );
}
