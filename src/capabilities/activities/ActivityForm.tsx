import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import { ACTIVITY_KINDS } from '../../vocabulary/activityKinds.ts';
import { useActor } from '../../webkit/actor.tsx';
import { activityAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { NumberField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { TimeField } from '../../webkit/TimeField.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import { PartiesField, type Party } from '../organisations/PartyChoice.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { arrangeActivity, changeActivity } from './activity.api.ts';
import { type Activity, activityInputSchema, audienceSchema } from './activity.schema.ts';

type Input = z.input<typeof activityInputSchema>;

const partiesOf = (named: readonly { readonly org: number; readonly name: string }[]): Party[] =>
  named.map((one) => ({ principal: one.org, name: one.name }));

/** What is there of an activity, as the form takes it. */
const inputOf = (activity: Activity): Partial<Input> => ({
  kind: activity.kind,
  title: activity.title,
  startsAt: activity.startsAt,
  endsAt: activity.endsAt,
  place: activity.place,
  agenda: activity.agenda,
  capacity: activity.capacity,
  audience: activity.audience,
  coHosts: activity.coHosts.map((one) => one.org),
  invited: activity.invited.map((one) => one.org),
  allianceOrg: activity.alliance?.org ?? null,
  serves: activity.serves && { kind: activity.serves.kind, regionId: activity.serves.regionId, id: activity.serves.id },
});

export interface ActivityFormProps {
  /** Absent: a new one. */
  readonly activity?: Activity;
  /** What a new one begins with, from a plan or from what it serves. */
  readonly initial?: Partial<Input>;
  readonly onClose: () => void;
}

/** Arranges an activity, or changes one that has not begun. */
export function ActivityForm({ activity, initial, onClose }: ActivityFormProps): ReactNode {
  const t = useTexts(activitiesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const actor = useActor();
  const navigate = useNavigate();
  const form = useForm(activityInputSchema, activity ? inputOf(activity) : { audience: 'invited', ...initial });
  const [coHosts, setCoHosts] = useState(partiesOf(activity?.coHosts ?? []));
  const [invited, setInvited] = useState(partiesOf(activity?.invited ?? []));
  const [alliance, setAlliance] = useState(activity?.alliance?.name ?? '');
  const arrange = useCommand(arrangeActivity, (made) => void navigate({ href: activityAddress(made) }));
  const change = useCommand(changeActivity, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    const sent = activity
      ? change.mutateAsync({
          params: { regionId: activity.regionId, id: activity.id },
          body,
          version: activity.version,
        })
      : arrange.mutateAsync({ body });
    await sent.catch((error: unknown) => form.showProblem(error));
  };
  const text = (name: 'title' | 'place' | 'agenda', label: string, rows?: number): ReactNode => (
    <TextField
      label={label}
      {...form.field(name)}
      {...(rows ? { rows } : {})}
      onChange={(value) => form.set({ [name]: value ?? '' })}
    />
  );
  return (
    <Dialog title={activity ? t('change') : t('arrange')} wide onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="form-pair">
          <SelectField
            label={t('field.kind')}
            {...form.field('kind')}
            options={ACTIVITY_KINDS.map((kind) => ({ value: kind.code, label: kind[language] }))}
            onChange={(kind) => form.set({ kind: kind ?? undefined })}
          />
          {text('title', t('field.title'))}
        </div>
        <div className="form-pair">
          <TimeField
            label={t('field.startsAt')}
            {...form.field('startsAt')}
            onChange={(startsAt) => form.set({ startsAt: startsAt ?? undefined })}
          />
          <TimeField
            label={t('field.endsAt')}
            {...form.field('endsAt')}
            onChange={(endsAt) => form.set({ endsAt: endsAt ?? undefined })}
          />
        </div>
        <div className="form-pair">
          {text('place', t('field.place'))}
          <NumberField
            label={t('field.capacity')}
            hint={t('field.capacityHint')}
            optional
            {...form.field('capacity')}
            onChange={(capacity) => form.set({ capacity: capacity ?? null })}
          />
        </div>
        {text('agenda', t('field.agenda'), 4)}
        <SelectField
          label={t('field.audience')}
          {...form.field('audience')}
          options={audienceSchema.options.map((value) => ({ value, label: t(`audience.${value}`) }))}
          onChange={(audience) => form.set({ audience: audience ?? undefined })}
        />
        {form.values.audience === 'alliance' ? (
          <OrganisationChoice
            label={t('field.alliance')}
            hint={t('field.allianceHint')}
            chosen={alliance}
            error={form.errorOf('allianceOrg')}
            onChoose={(one) => {
              setAlliance(one.name);
              form.set({ allianceOrg: one.principal });
            }}
          />
        ) : null}
        <PartiesField
          label={t('field.invited')}
          optional
          value={invited}
          without={[actor.org]}
          onChange={(parties) => {
            setInvited(parties);
            form.set({ invited: parties.map((party) => party.principal) });
          }}
        />
        <PartiesField
          label={t('field.coHosts')}
          optional
          value={coHosts}
          without={[actor.org]}
          onChange={(parties) => {
            setCoHosts(parties);
            form.set({ coHosts: parties.map((party) => party.principal) });
          }}
        />
        <ErrorNotice error={arrange.error ?? change.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={arrange.isPending || change.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
