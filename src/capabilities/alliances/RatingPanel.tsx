import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { formatNumber, today } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { NumberField, TextField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import type { Alliance } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { PROPOSED_CRITERIA } from './rating.rules.ts';
import type { Rating } from './rating.schema.ts';
import { useGradeText } from './useGradeText.ts';
import { draftRating, listRatings, publishRating } from './yearly.api.ts';

function RatingTable({ rating }: { readonly rating: Rating }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <ScrollFrame label={t('rating.title')}>
      <table className="table">
        <caption className="visually-hidden">{t('rating.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('rating.criterion')}</th>
            {(['weight', 'full', 'value', 'earned'] as const).map((key) => (
              <th key={key} scope="col" className="number">
                {t(`rating.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rating.criteria.map((one) => (
            <tr key={one.figure}>
              <th scope="row">{one[language]}</th>
              <td className="number">{one.weight}</td>
              <td className="number">{formatNumber(one.full)}</td>
              <td className="number">{one.value === null ? t('rating.notCounted') : formatNumber(one.value)}</td>
              <td className="number">{(one.points / 100).toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function OneRating(props: { readonly alliance: Alliance; readonly rating: Rating }): ReactNode {
  const { alliance, rating } = props;
  const t = useTexts(alliancesTexts);
  const grade = useGradeText();
  const toast = useToast();
  const publish = useCommand(publishRating, () => toast({ text: t('rating.done') }));
  const params = { regionId: alliance.regionId, id: alliance.id };
  return (
    <div className="stack-tight">
      <p className="row-apart">
        <span className="row">
          <StatusTag tone={rating.publishedOn && rating.grade !== 'improve' ? 'done' : 'wait'}>
            {grade(rating)}
          </StatusTag>
          <span className="numeric">{t('rating.points', { points: (rating.points / 100).toFixed(2) })}</span>
        </span>
        <span className="small soft">
          {t('rating.by', { name: rating.raterName })} ·{' '}
          {rating.publishedOn ? t('rating.published', { on: rating.publishedOn }) : t('rating.draft')}
        </span>
      </p>
      <RatingTable rating={rating} />
      {rating.note ? <p className="small">{rating.note}</p> : null}
      <ErrorNotice error={publish.error} />
      {rating.publishedOn === null && alliance.may.includes('rate') ? (
        <Button
          look="primary"
          busy={publish.isPending}
          onClick={() => publish.mutate({ params, body: { year: rating.year } })}
        >
          {t('rating.publish')}
        </Button>
      ) : null}
    </div>
  );
}

function RateDialog({ alliance, onClose }: { readonly alliance: Alliance; readonly onClose: () => void }): ReactNode {
  const t = useTexts(alliancesTexts);
  const [year, setYear] = useState<number | null>(Number(today().slice(0, 4)));
  const [note, setNote] = useState('');
  const [weights, setWeights] = useState<Readonly<Record<string, number | null>>>({});
  const draft = useCommand(draftRating, onClose);
  const params = { regionId: alliance.regionId, id: alliance.id };
  const criteria = PROPOSED_CRITERIA.map((one) => ({ ...one, weight: weights[one.figure] ?? one.weight }));
  const binding = { error: undefined };
  return (
    <Dialog title={t('rating.make')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          draft.mutate({ params, body: { year: year ?? 0, criteria, note } });
        }}
      >
        <NumberField
          {...binding}
          label={t('rating.year')}
          name="year"
          value={year}
          onChange={(to) => setYear(to ?? null)}
        />
        {PROPOSED_CRITERIA.map((one) => (
          <NumberField
            key={one.figure}
            {...binding}
            label={`${t('rating.weight')} · ${t(`figure.${one.figure as 'members'}`)}`}
            hint={`${t('rating.full')} ${one.full}`}
            name={one.figure}
            value={weights[one.figure] ?? one.weight}
            onChange={(to) => setWeights({ ...weights, [one.figure]: to ?? null })}
          />
        ))}
        <TextField
          {...binding}
          label={t('rating.remark')}
          optional
          name="note"
          value={note}
          onChange={(to) => setNote(to ?? '')}
        />
        <ErrorNotice error={draft.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={draft.isPending}>
            {t('rating.compute')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Ratings year by year with the figures they were computed from. */
export function RatingPanel({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const [rating, setRating] = useState(false);
  const query = useQueryOf(listRatings, { params: { regionId: alliance.regionId, id: alliance.id } });
  return (
    <Panel
      title={t('rating.title')}
      aside={
        alliance.may.includes('rate') ? (
          <Button small onClick={() => setRating(true)}>
            {t('rating.make')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <div className="stack">
            {items.length === 0 ? <p className="soft">{t('rating.none')}</p> : null}
            {items.map((one) => (
              <OneRating key={one.id} alliance={alliance} rating={one} />
            ))}
          </div>
        )}
      </Loaded>
      {rating ? <RateDialog alliance={alliance} onClose={() => setRating(false)} /> : null}
    </Panel>
  );
}
