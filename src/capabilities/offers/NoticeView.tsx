import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pageAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { stretches } from './markedText.rules.ts';
import type { DraftNotice, PolicyDifference, PolicyPart } from './policyNotice.schema.ts';
import { policyNoticeTexts } from './policyNotice.texts.ts';

/** Brings a condition of the form into view; it may be on the other side of the page. */
const showCondition = (id: string): void => {
  const node = document.getElementById(`rule-${id}`);
  node?.scrollIntoView({ block: 'center' });
  node?.querySelector<HTMLElement>('.rule-toggle')?.focus();
};

/** The notice with the sentences conditions come from. */
export function MarkedNotice({
  text,
  parts,
  onPick,
}: {
  readonly text: string;
  readonly parts: readonly PolicyPart[];
  readonly onPick?: (id: string) => void;
}): ReactNode {
  const t = useTexts(policyNoticeTexts);
  return (
    <div className="notice-text">
      {stretches(text, parts).map(({ text: words, from, parts: inside }) => {
        const [first] = inside;
        if (!first) return <span key={from}>{words}</span>;
        const look = inside.every(({ machine }) => machine) ? 'notice-mark' : 'notice-mark notice-mark-open';
        return onPick ? (
          <button
            key={from}
            type="button"
            className={look}
            title={t('go', { id: first.id })}
            onClick={() => onPick(first.id)}
          >
            {words}
          </button>
        ) : (
          <mark key={from} className={look}>
            {words}
          </mark>
        );
      })}
    </div>
  );
}

const TONE = { same: 'idle', changed: 'wait', new: 'act', gone: 'idle' } as const;

function Differences({ items }: { readonly items: readonly PolicyDifference[] }): ReactNode {
  const t = useTexts(policyNoticeTexts);
  const same = items.filter(({ kind }) => kind === 'same').length;
  return (
    <Panel title={t('differences')}>
      <p className="small soft">{t('sameCount', { count: same })}</p>
      <ul className="list">
        {items
          .filter(({ kind }) => kind !== 'same')
          .map(({ id, kind, before, after }) => (
            <li key={`${kind} ${id}`}>
              <div className="row-apart">
                <span className="mono">{id}</span>
                <StatusTag tone={TONE[kind]}>{t(`kind.${kind}`)}</StatusTag>
              </div>
              {before ? <div className="small soft">{`${t('before')}${before}`}</div> : null}
              {after ? <div className="small">{`${t('after')}${after}`}</div> : null}
            </li>
          ))}
      </ul>
    </Panel>
  );
}

/** Beside the form: the notice behind a draft, and what it changes. */
export function NoticeView({ notice }: { readonly notice: DraftNotice }): ReactNode {
  const t = useTexts(policyNoticeTexts);
  return (
    <div className="stack">
      {notice.differences.length > 0 ? <Differences items={notice.differences} /> : null}
      <Panel
        title={notice.title}
        aside={
          notice.page ? (
            <Link to={`${pageAddress(notice.page)}?version=${notice.page.versionId}`}>{t('openPage')}</Link>
          ) : null
        }
      >
        <p className="small soft">{t('tabNote')}</p>
        <MarkedNotice text={notice.text} parts={notice.parts} onPick={showCondition} />
      </Panel>
    </div>
  );
}
