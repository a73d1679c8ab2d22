import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { offerAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import type { Reach } from '../offers/offer.schema.ts';
import { AudienceNameDialog } from './AudienceNameDialog.tsx';
import { listAudiences, removeAudience, restoreAudience } from './audience.api.ts';
import type { Audience } from './audience.schema.ts';
import { exportReach } from './match.api.ts';
import { matchingTexts } from './matching.texts.ts';
import type { ReachChoice } from './reach.rules.ts';
import { useChoiceWords } from './useChoiceWords.ts';

const choiceOf = ({ verdict, condition, region }: Audience): ReachChoice => ({
  verdict,
  condition: condition ?? undefined,
  region: region ?? undefined,
});

const offerOf = ({ regionId, offerId }: Audience) => ({ regionId, id: offerId });

/** Taken off the list at once, with the way back. */
function useRemove(): (audience: Audience) => void {
  const t = useTexts(matchingTexts);
  const toast = useToast();
  const restore = useCommand(restoreAudience);
  const remove = useCommand(removeAudience, (gone) =>
    toast({
      text: t('audience.removed', { name: gone.name }),
      undo: { label: t('audience.undo'), act: () => restore.mutate({ params: gone, version: gone.version }) },
    }),
  );
  return (audience) => remove.mutate({ params: audience, version: audience.version });
}

interface RowProps {
  readonly audience: Audience;
  /** Of the offer shown: its words for conditions are at hand, and its title goes without saying. */
  readonly reach: Reach | null;
}

function AudienceRow({ audience, reach }: RowProps): ReactNode {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const words = useChoiceWords(reach ?? undefined);
  const download = useDownload();
  const remove = useRemove();
  const [renaming, setRenaming] = useState(false);
  const choice = choiceOf(audience);
  // Another offer's condition has no words here; opening it shows them.
  const parts = words(reach ? choice : { region: choice.region });
  const what = [reach ? '' : pick(audience.offerTitle), t(`reach.${audience.verdict}`), parts].filter(Boolean);
  return (
    <li className="row-apart audience">
      <span className="grow">
        <Link to={offerAddress(offerOf(audience))} search={choice as never}>
          {audience.name}
        </Link>
        <br />
        <span className="small soft">{what.join(' · ')}</span>
      </span>
      <Button
        small
        aria-label={t('audience.exportOf', { name: audience.name })}
        onClick={() => download(exportReach, { params: offerOf(audience), query: choice }, `${audience.name}.xlsx`)}
      >
        {t('audience.export')}
      </Button>
      <Button small aria-label={t('audience.renameOf', { name: audience.name })} onClick={() => setRenaming(true)}>
        {t('audience.rename')}
      </Button>
      <Button small aria-label={t('audience.removeOf', { name: audience.name })} onClick={() => remove(audience)}>
        {t('audience.remove')}
      </Button>
      {renaming ? <AudienceNameDialog audience={audience} onClose={() => setRenaming(false)} /> : null}
    </li>
  );
}

/** What the organisation keeps: of the offer shown first, of others below. Opening one works it out anew. */
export function Audiences({ offerId, reach }: { readonly offerId: string; readonly reach: Reach }): ReactNode {
  const t = useTexts(matchingTexts);
  const { data, error } = useQueryOf(listAudiences, {});
  const own = data?.items.filter((one) => one.offerId === offerId) ?? [];
  const others = data?.items.filter((one) => one.offerId !== offerId) ?? [];
  if (own.length + others.length === 0) return <ErrorNotice error={error} />;
  const rows = (items: readonly Audience[], of: Reach | null) => (
    <ul className="list">
      {items.map((one) => (
        <AudienceRow key={one.id} audience={one} reach={of} />
      ))}
    </ul>
  );
  return (
    <section className="panel-body audiences" aria-label={t('audience.title')}>
      <h3>{t('audience.title')}</h3>
      <p className="small soft">{t('audience.note')}</p>
      {own.length > 0 ? rows(own, reach) : null}
      {others.length > 0 ? (
        <details open={own.length === 0}>
          <summary>{t('audience.others', { count: others.length })}</summary>
          {rows(others, null)}
        </details>
      ) : null}
    </section>
  );
}
