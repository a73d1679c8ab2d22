import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { partyLinkAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { BodyDialog, EndDialog, LinkDialog, UnitDialog } from './BodyDialogs.tsx';
import { getBody, importUnits } from './party.api.ts';
import type { PartyBodyView, PartyLink } from './party.schema.ts';
import { partyTexts } from './party.texts.ts';

type Unit = PartyBodyView['members'][number];
type Opened = 'edit' | 'addUnit' | 'link' | 'dissolve' | { readonly unit: Unit };

export function LinkLines({ links }: { readonly links: readonly PartyLink[] }): ReactNode {
  const t = useTexts(partyTexts);
  const phrases = usePhrases();
  return (
    <ul className="list">
      {links.map((link) => (
        <li key={link.id}>
          <div className="row-apart">
            <span>
              <StatusTag tone="active">{t(`link.${link.kind}`)}</StatusTag>{' '}
              <Link to={partyLinkAddress(link)}>{link.title}</Link>
            </span>
            {link.endedOn ? <StatusTag tone="idle">{t('status.ended')}</StatusTag> : null}
          </div>
          <div className="small soft">
            {phrases.list(link.partners.map((partner) => partner.name))} · {link.startedOn}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Units({ body, onEnd }: { readonly body: PartyBodyView; readonly onEnd: (unit: Unit) => void }): ReactNode {
  const t = useTexts(partyTexts);
  const params = { regionId: body.regionId, id: body.id };
  return (
    <Panel
      title={t('page.units')}
      aside={body.may.includes('addUnit') ? <ImportButton definition={importUnits} params={params} /> : null}
    >
      {body.members.length === 0 ? <p className="soft">{t('page.noUnits')}</p> : null}
      <ul className="list">
        {body.members.map((unit) => (
          <li key={unit.id} className="row-apart">
            <span>
              {unit.name} {unit.leads ? <StatusTag tone="active">{t('page.leads')}</StatusTag> : null}
              <span className="small soft">
                {' '}
                {t(`unitKind.${unit.kind}`)} · {unit.until ? t('page.until', { date: unit.until }) : unit.since}
              </span>
            </span>
            {body.may.includes('endUnit') && unit.until === null ? (
              <Button small onClick={() => onEnd(unit)}>
                {t('act.endUnit')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One body: its units, its five links, what they achieved. */
export function PartyBodyPage(): ReactNode {
  const t = useTexts(partyTexts);
  const query = useQueryOf(getBody, { params: useRowRef() });
  const [opened, setOpened] = useState<Opened>();
  const close = (): void => setOpened(undefined);
  return (
    <>
      <PageHeader title={query.data?.name ?? t('title')} crumb={<Link to="/party">{t('title')}</Link>} />
      <Loaded query={query}>
        {(body) => (
          <div className="stack">
            <div className="row">
              <span>{t(`form.${body.form}`)}</span>
              <span>
                {t(`basis.${body.basis}`)} {body.scope}
              </span>
              <span className="soft">{body.partyName}</span>
              {body.dissolvedOn ? <StatusTag tone="idle">{t('status.dissolved')}</StatusTag> : null}
            </div>
            <p className="small soft">{t('page.countsOnly')}</p>
            <div className="row">
              {(['link', 'addUnit', 'edit', 'dissolve'] as const)
                .filter((act) => body.may.includes(act))
                .map((act) => (
                  <Button key={act} look={act === 'link' ? 'primary' : 'plain'} onClick={() => setOpened(act)}>
                    {t(`act.${act}`)}
                  </Button>
                ))}
            </div>
            <div className="columns">
              <Panel title={t('page.links')}>
                {body.linkList.length === 0 ? <p className="soft">{t('page.noLinks')}</p> : null}
                <LinkLines links={body.linkList} />
              </Panel>
              <div className="stack">
                <Units body={body} onEnd={(unit) => setOpened({ unit })} />
                <Panel title={t('page.counted')}>
                  <CountedFigures counted={body.counted} />
                </Panel>
              </div>
            </div>
            {opened === 'edit' ? <BodyDialog body={body} onClose={close} /> : null}
            {opened === 'addUnit' ? <UnitDialog body={body} onClose={close} /> : null}
            {opened === 'link' ? <LinkDialog body={body} onClose={close} /> : null}
            {opened === 'dissolve' ? <EndDialog body={body} onClose={close} /> : null}
            {typeof opened === 'object' ? <EndDialog body={body} unit={opened.unit} onClose={close} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
