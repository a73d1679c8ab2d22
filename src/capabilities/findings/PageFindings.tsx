import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import type { FactSpan } from '../pages/ReaderRows.tsx';
import { FindingStatusTag, StateTag } from './FindingTags.tsx';
import { askModelAbout, listPageFindings } from './finding.api.ts';
import type { Finding } from './finding.schema.ts';
import { findingsTexts } from './findings.texts.ts';
import { sentenceAddress } from './sentence.rules.ts';
import { Value } from './Value.tsx';

const NONE: readonly Finding[] = [];
const refOf = ({ regionId, id }: RowRef): RowRef => ({ regionId, id });

/** The sentences of a document that facts were read from, for the reader to mark. */
export function useFactSpans(page: RowRef, versionId: string): readonly FactSpan[] {
  const facts = useQueryOf(listPageFindings, { params: refOf(page) }).data?.findings ?? NONE;
  return useMemo(
    () =>
      facts
        .filter((fact) => fact.versionId === versionId)
        .map((fact) => ({
          id: fact.id,
          from: fact.quoteFrom,
          to: fact.quoteTo,
          label: `${fact.subjectName} ${fact.indicator}`,
        })),
    [facts, versionId],
  );
}

function AskModel({ page }: { readonly page: RowRef }): ReactNode {
  const t = useTexts(findingsTexts);
  const toast = useToast();
  const ask = useCommand(askModelAbout, (answer) => toast({ text: t('modelRead', answer) }));
  return (
    <>
      <Button small busy={ask.isPending} onClick={() => ask.mutate({ params: refOf(page) })}>
        {t('askModel')}
      </Button>
      {ask.error ? <ErrorNotice error={ask.error} /> : null}
    </>
  );
}

/** What was read out of a document, beside it. */
export function PageFindings({ page }: { readonly page: RowRef }): ReactNode {
  const t = useTexts(findingsTexts);
  const mayReview = useMay('findings.review');
  const read = useQueryOf(listPageFindings, { params: refOf(page) }).data;
  const facts = read?.findings ?? NONE;
  if (facts.length === 0 && !read?.mayAskModel) return null;
  const proposed = facts.filter((fact) => fact.status === 'proposed').length;
  return (
    <Panel
      title={t('pagePanel')}
      aside={mayReview && proposed > 0 ? <Link to={`/findings?page=${page.id}`}>{t('review')}</Link> : null}
    >
      <p className="small soft">{t('pagePanelHint', { accepted: facts.length - proposed, proposed })}</p>
      {read?.mayAskModel ? <AskModel page={page} /> : null}
      <ul className="list">
        {facts.map((fact) => (
          <li key={fact.id}>
            <div className="row-apart">
              <Link to={sentenceAddress(fact)}>
                {fact.subjectName} · {fact.indicator}
              </Link>
              <Value finding={fact} />
            </div>
            <div className="row">
              <FindingStatusTag status={fact.status} />
              {fact.state === 'result' ? null : <StateTag state={fact.state} />}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
