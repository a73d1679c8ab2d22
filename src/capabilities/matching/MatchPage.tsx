import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { caseAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { NeedCard } from '../needs/NeedCard.tsx';
import { getNeed } from '../needs/need.api.ts';
import type { Need } from '../needs/need.schema.ts';
import { needsTexts } from '../needs/needs.texts.ts';
import { MatchCard } from './MatchCard.tsx';
import { matchNeed, sendNeed } from './match.api.ts';
import type { Match } from './match.schema.ts';
import { matchingTexts } from './matching.texts.ts';
import { type Receiver, SendPanel } from './SendPanel.tsx';

/** The receivers in the order they were chosen: the first leads. */
function toggled(receivers: readonly Receiver[], match: Match): readonly Receiver[] {
  const { ownerOrg, ownerName, regionId, id } = match.offer;
  const rest = receivers.filter((one) => one.org !== ownerOrg);
  return rest.length < receivers.length ? rest : [...rest, { org: ownerOrg, name: ownerName, offer: { regionId, id } }];
}

function Matches({ need, mayChange }: { readonly need: Need; readonly mayChange: boolean }): ReactNode {
  const t = useTexts(matchingTexts);
  const toast = useToast();
  const navigate = useNavigate();
  const params: RowRef = { regionId: need.regionId, id: need.id };
  const matches = useQueryOf(matchNeed, { params });
  const [receivers, setReceivers] = useState<readonly Receiver[]>([]);
  const send = useCommand(sendNeed, (opened) => {
    toast({ text: `${t('match.sentTitle')} ${opened.number}` });
    void navigate({ to: caseAddress(opened) });
  });
  const maySend = mayChange && (need.status === 'open' || need.status === 'inProgress');
  const choice = (match: Match) =>
    maySend && !match.alreadySent
      ? {
          chosen: receivers.some((one) => one.org === match.offer.ownerOrg),
          toggle: () => setReceivers((now) => toggled(now, match)),
        }
      : undefined;
  return (
    <Loaded query={matches} lines={10}>
      {({ items, whyNot }) => (
        <>
          <Panel title={t('match.ranked')} aside={<span className="small soft">{t('match.rankedNote')}</span>} bare>
            {items.length === 0 ? (
              <EmptyState title={t('match.emptyTitle')} hint={t('match.emptyHint')} />
            ) : (
              <ol className="matches">
                {items.map((match) => (
                  <MatchCard key={match.offer.id} match={match} ranked choice={choice(match)} />
                ))}
              </ol>
            )}
          </Panel>
          {whyNot ? (
            <Panel title={t('match.whyNot')} aside={<span className="small soft">{t('match.whyNotNote')}</span>} bare>
              <ol className="matches">
                <MatchCard match={whyNot} ranked={false} choice={undefined} />
              </ol>
            </Panel>
          ) : null}
          {maySend ? (
            <SendPanel
              receivers={receivers}
              busy={send.isPending}
              error={send.error}
              onChange={setReceivers}
              onSend={(message) =>
                send.mutate({
                  params,
                  body: { receivers: receivers.map(({ org, offer }) => ({ org, offer })), message },
                })
              }
            />
          ) : null}
        </>
      )}
    </Loaded>
  );
}

/** One need, the offers that answer it with their reasons, and whom to send it to. */
export function MatchPage(): ReactNode {
  const t = useTexts(matchingTexts);
  const needs = useTexts(needsTexts);
  const actor = useActor();
  const mayRaise = useMay('needs.raise');
  const query = useQueryOf(getNeed, { params: useRowRef() });
  const need = query.data;
  const mayChange = mayRaise && need !== undefined && (need.ownerOrg === actor.org || need.raisedByOrg === actor.org);
  return (
    <>
      <PageHeader title={need?.title ?? t('match.title')} crumb={<Link to="/needs">{needs('title')}</Link>} />
      <Loaded query={query}>
        {(shown) => (
          <div className="stack">
            <NeedCard need={shown} mayChange={mayChange} />
            {shown.status === 'draft' ? null : <Matches need={shown} mayChange={mayChange} />}
          </div>
        )}
      </Loaded>
    </>
  );
}
