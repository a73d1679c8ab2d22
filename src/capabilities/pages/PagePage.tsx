import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { idSchema, type RowRef } from '../../kernel/fields.ts';
import { useMay } from '../../webkit/actor.tsx';
import { newPolicyNoticeAddress, pageAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { ShareDialog, StepDialog } from './PageDialogs.tsx';
import { CopiesPanel, DependantsPanel, FlagsPanel, VersionsPanel } from './PagePanels.tsx';
import { PageReader } from './PageReader.tsx';
import { TrustTag } from './PageTags.tsx';
import { getPage } from './page.api.ts';
import type { PageView } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import type { FactSpan } from './ReaderRows.tsx';
import { type ReaderSpan, spanOf } from './reader.rules.ts';

const NO_FACTS: readonly FactSpan[] = [];

export interface PagePageProps {
  /** Facts belong to a later room than documents: the shell hands in how they are found. A hook, the same one for the life of the page. */
  readonly useFacts?: (page: RowRef, versionId: string) => readonly FactSpan[];
  readonly aside?: (page: PageView) => ReactNode;
}

type Act = 'withdraw' | 'undo' | 'share';

function Head({ page, onAct }: { readonly page: PageView; readonly onAct: (act: Act) => void }): ReactNode {
  const t = useTexts(pagesTexts);
  const mayDraft = useMay('offers.edit');
  const { shown } = page;
  return (
    <div className="row-apart">
      <div className="row">
        <TrustTag trust={shown.trust} />
        {shown.published ? <span>{shown.published}</span> : null}
        {shown.source ? <span>{shown.source}</span> : null}
        <span className="soft">
          {page.ownerName} · {t(`scope.${page.scope}`)}
          {page.status === 'withdrawn' ? ` · ${t('status.withdrawn')}` : ''}
        </span>
      </div>
      <div className="row">
        {mayDraft && page.status !== 'withdrawn' ? (
          <Link to={newPolicyNoticeAddress(page)} className={buttonClass('plain', true)}>
            {t('draftRules')}
          </Link>
        ) : null}
        {(['share', 'withdraw', 'undo'] as const)
          .filter((act) => page.may.includes(act))
          .map((act) => (
            <Button key={act} small look={act === 'undo' ? 'primary' : 'plain'} onClick={() => onAct(act)}>
              {act === 'share' ? t('share') : t(`step.${act}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}

function Body({
  page,
  at,
  useFacts,
  aside,
}: PagePageProps & { readonly page: PageView; readonly at: ReaderSpan | null }): ReactNode {
  const t = useTexts(pagesTexts);
  const facts = useFacts?.(page, page.shown.id) ?? NO_FACTS;
  const [act, setAct] = useState<Act | null>(null);
  return (
    <div className="stack">
      <Head page={page} onAct={setAct} />
      {page.shown.id === page.currentVersion ? null : (
        <div className="notice">
          <p>
            {t('panel.older')} <Link to={pageAddress(page)}>{t('panel.openCurrent')}</Link>
          </p>
        </div>
      )}
      <div className="columns">
        <PageReader key={page.shown.id} version={page.shown} at={at} facts={facts} />
        <div className="stack">
          {aside?.(page)}
          <FlagsPanel page={page} />
          <DependantsPanel page={page} />
          <CopiesPanel page={page} />
          <VersionsPanel page={page} />
        </div>
      </div>
      {act === 'share' ? <ShareDialog page={page} onClose={() => setAct(null)} /> : null}
      {act === 'withdraw' || act === 'undo' ? <StepDialog page={page} step={act} onClose={() => setAct(null)} /> : null}
    </div>
  );
}

/** A document: restored beside raw, with what rests on it. `?at=120-145` marks a sentence, `?version=` opens the version a fact came from. */
export function PagePage({ useFacts, aside }: PagePageProps): ReactNode {
  const t = useTexts(pagesTexts);
  const ref = useRowRef();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const version = idSchema.safeParse(search.version).data;
  const query = useQueryOf(getPage, { params: ref, query: version ? { version } : {} });
  return (
    <>
      <PageHeader title={query.data?.shown.title ?? t('title')} crumb={<Link to="/pages">{t('title')}</Link>} />
      <Loaded query={query} lines={12}>
        {(page) => (
          <Body page={page} at={spanOf(search.at)} {...(useFacts ? { useFacts } : {})} {...(aside ? { aside } : {})} />
        )}
      </Loaded>
    </>
  );
}
