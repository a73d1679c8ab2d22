import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pageAddress } from '../../webkit/addresses.ts';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { DependantLine } from './PagePanels.tsx';
import { comparePages } from './page.api.ts';
import { changesQuerySchema, type PageChanges } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import { inFullWidth, legible } from './reader.rules.ts';
import './reader.css';

const AROUND = 80;

/** Of a long stretch that both say, its beginning and end: what is read here is the difference. */
function Same({ text }: { readonly text: string }): ReactNode {
  const t = useTexts(pagesTexts);
  if (text.length <= AROUND * 3) return <span>{legible(text)}</span>;
  return (
    <>
      <span>{legible(text.slice(0, AROUND))}</span>
      <span className="small faint">{t('changes.folded', { count: text.length - AROUND * 2 })}</span>
      <span>{legible(text.slice(-AROUND))}</span>
    </>
  );
}

function Parts({ parts }: { readonly parts: PageChanges['parts'] }): ReactNode {
  const t = useTexts(pagesTexts);
  if (parts.every((part) => part.kind === 'same')) return <p className="soft">{t('changes.none')}</p>;
  return (
    <div className="diff">
      {parts.map((part, index) => {
        const Tag = part.kind === 'added' ? 'ins' : 'del';
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison never move
        if (part.kind === 'same') return <Same key={index} text={part.text} />;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a comparison never move
          <Tag key={index}>
            <span className="visually-hidden">{t(`changes.${part.kind}`)} </span>
            {legible(inFullWidth(part.text))}
          </Tag>
        );
      })}
    </div>
  );
}

function Affected({ changes }: { readonly changes: PageChanges }): ReactNode {
  const t = useTexts(pagesTexts);
  return (
    <Panel title={t('changes.affected')} aside={<span className="soft">{changes.dependants.length}</span>}>
      {changes.dependants.length === 0 ? <p className="small soft">{t('panel.noDependants')}</p> : null}
      <ul className="list">
        {changes.dependants.map((one) => (
          <li key={one.link + one.label}>
            <DependantLine one={one} />
            {one.stands === null ? (
              <span className="small soft">{t('changes.unknown')}</span>
            ) : (
              <StatusTag tone={one.stands ? 'done' : 'act'}>
                {t(one.stands ? 'changes.stands' : 'changes.gone')}
              </StatusTag>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What a later version says otherwise, and whose sentence is gone with it. */
export function ChangesPage(): ReactNode {
  const t = useTexts(pagesTexts);
  const ref = useRowRef();
  const search: unknown = useSearch({ strict: false });
  const query = useQueryOf(comparePages, { params: ref, query: changesQuerySchema.safeParse(search).data ?? {} });
  return (
    <>
      <PageHeader
        title={t('changes.title')}
        crumb={<Link to={pageAddress(ref)}>{query.data?.title ?? t('title')}</Link>}
      />
      <Loaded query={query} lines={10}>
        {(changes) => (
          <div className="columns">
            <Panel
              title={[changes.from, changes.to]
                .map((one) => t('changes.from', { number: one.number, day: formatDay(one.addedAt) }))
                .join(' → ')}
            >
              <Parts parts={changes.parts} />
            </Panel>
            <Affected changes={changes} />
          </div>
        )}
      </Loaded>
    </>
  );
}
