import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pageAddress, pageChangesAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { takeOverPage } from './page.api.ts';
import type { Dependant, PageView } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';
import { legible } from './reader.rules.ts';

interface PanelProps {
  readonly page: PageView;
}

/** Signs that no repair can settle. */
export function FlagsPanel({ page }: PanelProps): ReactNode {
  const t = useTexts(pagesTexts);
  const { flags, trust } = page.shown;
  return (
    <Panel title={t('panel.flags')}>
      <p className="small">{t(`trustHint.${trust}`)}</p>
      {flags.length === 0 ? <p className="small soft">{t('panel.noFlags')}</p> : null}
      <ul className="list">
        {flags.slice(0, 30).map((flag) => (
          <li key={`${flag.kind}-${flag.from}`}>
            <div>{t(`flag.${flag.kind}`)}</div>
            <div className="small soft">{legible(flag.text.slice(0, 60))}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** An address of a stranger is shown as text: whoever wants to go there decides so by hand. */
export function CopiesPanel({ page }: PanelProps): ReactNode {
  const t = useTexts(pagesTexts);
  const send = useCommand(takeOverPage);
  return (
    <Panel title={t('panel.copies')} aside={<span className="soft">{page.copyList.length}</span>}>
      <ErrorNotice error={send.error} />
      <ul className="list">
        {page.copyList.map((copy) => (
          <li key={copy.id}>
            <div className="row-apart">
              <Link to={`${pageAddress(page)}?version=${copy.versionId}` as string}>{copy.name}</Link>
              {copy.main ? <StatusTag tone="active">{t('panel.shown')}</StatusTag> : null}
              {copy.cleaner ? <StatusTag tone="done">{t('panel.cleaner')}</StatusTag> : null}
            </div>
            <div className="small soft">
              {t(`way.${copy.way}`)} · {formatInstant(copy.addedAt)}
            </div>
            {copy.address ? <div className="small soft page-address">{copy.address}</div> : null}
            {!copy.main && page.may.includes('takeOver') ? (
              <Button
                small
                busy={send.isPending}
                onClick={() => send.mutate({ params: page, version: page.version, body: { copyId: copy.id } })}
              >
                {t('panel.takeOver')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function VersionsPanel({ page }: PanelProps): ReactNode {
  const t = useTexts(pagesTexts);
  return (
    <Panel title={t('panel.versions')} aside={<span className="soft">{page.versionList.length}</span>}>
      <ul className="list">
        {page.versionList.slice(0, 20).map((one) => {
          const before = page.versionList.find((other) => other.copyId === one.copyId && other.number < one.number);
          return (
            <li key={one.id}>
              <div className="row-apart">
                <Link to={`${pageAddress(page)}?version=${one.id}` as string}>
                  {t('panel.version', { number: one.number })}
                </Link>
                {one.id === page.currentVersion ? <StatusTag tone="active">{t('panel.shown')}</StatusTag> : null}
              </div>
              <div className="small soft">{formatInstant(one.addedAt)}</div>
              {before ? (
                <Link className="small" to={`${pageChangesAddress(page)}?from=${before.id}&to=${one.id}` as string}>
                  {t('panel.compareWith')}
                </Link>
              ) : null}
            </li>
          );
        })}
      </ul>
      {page.may.includes('addVersion') ? (
        <Link
          className={buttonClass('plain', true)}
          to={`/pages/new?regionId=${page.regionId}&id=${page.id}` as string}
        >
          {t('panel.newVersion')}
        </Link>
      ) : null}
    </Panel>
  );
}

export function DependantLine({ one }: { readonly one: Dependant }): ReactNode {
  const t = useTexts(pagesTexts);
  return (
    <>
      <div className="row">
        <span className="small soft">{t(`dependant.${one.kind}`)}</span>
        <Link to={one.link as string}>{one.label}</Link>
      </div>
      {one.quote ? <div className="small soft">{legible(one.quote.slice(0, 120))}</div> : null}
    </>
  );
}

export function DependantsPanel({ page }: PanelProps): ReactNode {
  const t = useTexts(pagesTexts);
  return (
    <Panel title={t('panel.dependants')} aside={<span className="soft">{page.dependants.length}</span>}>
      {page.dependants.length === 0 ? <p className="small soft">{t('panel.noDependants')}</p> : null}
      <ul className="list">
        {page.dependants.slice(0, 20).map((one) => (
          <li key={one.link + one.label}>
            <DependantLine one={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
