import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { partyBodyAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { TaskLines } from '../tasks/TaskList.tsx';
import { EndLinkDialog, EntryDialog, LinkCaseDialog, LinkTaskDialog } from './LinkDialogs.tsx';
import { getLink } from './party.api.ts';
import type { PartyLinkView } from './party.schema.ts';
import { partyTexts } from './party.texts.ts';

type Act = PartyLinkView['may'][number];

function Log({ link }: { readonly link: PartyLinkView }): ReactNode {
  const t = useTexts(partyTexts);
  return (
    <Panel title={t('page.log')}>
      {link.log.length === 0 ? <p className="soft">{t('page.noLog')}</p> : null}
      <ul className="list">
        {link.log.map((entry) => (
          <li key={entry.id}>
            <div>{entry.text}</div>
            <div className="small soft">
              {entry.onDay} · {entry.orgName}
              {entry.people === null ? '' : ` · ${t('page.people', { count: entry.people })}`}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** One link: what was done, what it asks of whom, what came of it. */
export function PartyLinkPage(): ReactNode {
  const t = useTexts(partyTexts);
  const phrases = usePhrases();
  const query = useQueryOf(getLink, { params: useRowRef() });
  const [act, setAct] = useState<Act>();
  const close = (): void => setAct(undefined);
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/party/links">{t('tabs.links')}</Link>} />
      <Loaded query={query}>
        {(link) => (
          <div className="stack">
            <div className="row">
              <StatusTag tone={link.endedOn ? 'idle' : 'active'}>
                {link.endedOn ? t('status.ended') : t('status.lasting')}
              </StatusTag>
              <span>{t(`link.${link.kind}`)}</span>
              <Link to={partyBodyAddress(link.body)}>{link.bodyName}</Link>
              <span className="soft">
                {link.startedOn}
                {link.endedOn ? ` – ${link.endedOn}` : ''}
              </span>
            </div>
            <div>{phrases.pair(t('column.partners'), phrases.list(link.partners.map((one) => one.name)))}</div>
            {link.text ? <p className="prewrap">{link.text}</p> : null}
            <div className="row">
              {link.may.map((name, index) => (
                <Button key={name} look={index === 0 ? 'primary' : 'plain'} onClick={() => setAct(name)}>
                  {t(`act.${name}`)}
                </Button>
              ))}
            </div>
            <div className="columns">
              <Log link={link} />
              <div className="stack">
                <Panel title={t('page.counted')}>
                  <CountedFigures counted={link.counted} />
                </Panel>
                <Panel title={t('page.work')}>
                  <TaskLines tasks={link.work} />
                </Panel>
              </div>
            </div>
            {act === 'record' ? <EntryDialog link={link} onClose={close} /> : null}
            {act === 'assign' ? <LinkTaskDialog link={link} onClose={close} /> : null}
            {act === 'openCase' ? <LinkCaseDialog link={link} onClose={close} /> : null}
            {act === 'end' ? <EndLinkDialog link={link} onClose={close} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
