import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { alliancesTexts } from './alliances.texts.ts';
import { castVote } from './application.api.ts';
import { type Application, ballotChoiceSchema } from './application.schema.ts';

/** Where the vote stands, and the reader's one ballot. */
export function VotePanel({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const cast = useCommand(castVote, () => toast({ text: t('act.done') }));
  const { vote } = application;
  if (!vote) return null;
  const { own, ...counts } = vote;
  const params = { regionId: application.regionId, id: application.id };
  return (
    <Panel title={t('vote.title')}>
      <div className="stack-tight">
        <p className="numeric">{t('vote.counts', counts)}</p>
        <p className="small soft">{t('vote.needed', counts)}</p>
        {own ? <p>{t(`vote.own.${own}`)}</p> : null}
        <ErrorNotice error={cast.error} />
        {application.may.includes('cast') ? (
          <div className="row">
            {ballotChoiceSchema.options.map((choice) => (
              <Button
                key={choice}
                look={choice === 'yes' ? 'primary' : 'plain'}
                busy={cast.isPending}
                onClick={() => cast.mutate({ params, body: { choice } })}
              >
                {t(`vote.${choice}`)}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </Panel>
  );
}
