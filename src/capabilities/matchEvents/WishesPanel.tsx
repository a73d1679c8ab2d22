import { type ReactNode, useState } from 'react';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { Button } from '../../webkit/Button.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { listProposals, rankWishes } from './matchEvent.api.ts';
import { takesWishes } from './matchEvent.rules.ts';
import type { EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { Participant, Proposal } from './matchParticipant.schema.ts';
import { MOST_WISHES } from './schedule.rules.ts';

const SHOWN = 30;

function Reasons({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const { list } = usePhrases();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { kinds, words, sameRegion } = proposal.reasons;
  const said = [
    ...(kinds.length > 0
      ? [t('proposals.kinds', { kinds: list(kinds.map((kind) => offerKindName(kind, language))) })]
      : []),
    ...(words.length > 0 ? [t('proposals.words', { words: list(words) })] : []),
    ...(sameRegion ? [t('proposals.region')] : []),
  ];
  return <p className="small soft">{said.length > 0 ? said.join(' · ') : t('proposals.nothing')}</p>;
}

interface RankedProps {
  readonly wishes: readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onChange: (wishes: readonly string[]) => void;
}

/** Up, down, away: by button, so that keyboard and finger rank alike. */
function Ranked({ wishes, nameOf, onChange }: RankedProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const swapped = (at: number, with_: number): readonly string[] =>
    wishes.map((wish, index) =>
      index === at ? (wishes[with_] ?? wish) : index === with_ ? (wishes[at] ?? wish) : wish,
    );
  return (
    <ol className="list">
      {wishes.map((wish, index) => (
        <li key={wish} className="row-apart">
          <span className="grow">
            {index + 1}. {nameOf(wish)}
          </span>
          <span className="row">
            <Button
              small
              look="quiet"
              aria-label={t('wishes.up', { name: nameOf(wish) })}
              disabled={index === 0}
              onClick={() => onChange(swapped(index, index - 1))}
            >
              ↑
            </Button>
            <Button
              small
              look="quiet"
              aria-label={t('wishes.down', { name: nameOf(wish) })}
              disabled={index === wishes.length - 1}
              onClick={() => onChange(swapped(index, index + 1))}
            >
              ↓
            </Button>
            <Button
              small
              look="quiet"
              aria-label={t('wishes.remove', { name: nameOf(wish) })}
              onClick={() => onChange(wishes.filter((other) => other !== wish))}
            >
              ✕
            </Button>
          </span>
        </li>
      ))}
    </ol>
  );
}

interface WishesPanelProps {
  readonly event: EventView;
  readonly own: Participant;
}

/** The own wishes beside whom the platform proposes, with the reasons. Saved as a whole, at the version that was read. */
export function WishesPanel({ event, own }: WishesPanelProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const toast = useToast();
  const params = { regionId: event.regionId, id: event.id };
  const proposals = useQueryOf(listProposals, { params });
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const [text, setText] = useState('');
  const save = useCommand(rankWishes, () => {
    setDraft(null);
    toast({ text: t('wishes.saved') });
  });
  const items = proposals.data?.items ?? [];
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const wishes = (draft ?? own.wishes).filter((wish) => names.has(wish));
  const canWish = takesWishes(event.status);
  const found = items
    .filter(({ name, statement }) => text === '' || `${name}${statement}`.includes(text))
    .slice(0, SHOWN);
  return (
    <div className="halves">
      <Panel title={t('wishes.title')} aside={draft ? <span className="small soft">{t('wishes.unsaved')}</span> : null}>
        <p className="small soft">{t('wishes.note', { max: MOST_WISHES })}</p>
        {wishes.length === 0 ? <p className="soft">{t('wishes.none')}</p> : null}
        <Ranked wishes={wishes} nameOf={(id) => names.get(id) ?? ''} onChange={setDraft} />
        <ErrorNotice error={save.error} />
        {canWish ? (
          <div className="form-actions">
            <Button
              look="primary"
              disabled={draft === null}
              busy={save.isPending}
              onClick={() => save.mutate({ params, body: { wishes: [...wishes] }, version: own.version })}
            >
              {t('wishes.save')}
            </Button>
          </div>
        ) : null}
      </Panel>
      <Panel title={t('proposals.title')}>
        {items.length === 0 ? <p className="soft">{t('proposals.none')}</p> : null}
        {items.length > SHOWN ? <SearchField label={t('proposals.search')} value={text} onChange={setText} /> : null}
        <ul className="list">
          {found.map((one) => (
            <li key={one.id}>
              <div className="row-apart">
                <strong>{one.name}</strong>
                {wishes.includes(one.id) ? (
                  <span className="small soft">{t('wishes.added', { rank: wishes.indexOf(one.id) + 1 })}</span>
                ) : canWish ? (
                  <Button
                    small
                    aria-label={`${t('wishes.add')} ${one.name}`}
                    disabled={wishes.length >= MOST_WISHES}
                    onClick={() => setDraft([...wishes, one.id])}
                  >
                    {t('wishes.add')}
                  </Button>
                ) : null}
              </div>
              <p>{one.statement}</p>
              <Reasons proposal={one} />
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
