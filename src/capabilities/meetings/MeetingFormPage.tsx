import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { textOf } from '../../kernel/fields.ts';
import { useActor } from '../../webkit/actor.tsx';
import { meetingAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { SelectField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { TimeField } from '../../webkit/TimeField.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { PartiesField, type Party } from '../organisations/PartyChoice.tsx';
import { draftMeeting, editMeeting, getMeeting } from './meeting.api.ts';
import { type MeetingBody, type MeetingView, meetingBodySchema } from './meeting.schema.ts';
import { meetingsTexts } from './meetings.texts.ts';

const formSchema = z.strictObject({
  title: textOf(120, 2),
  place: textOf(120).default(''),
  agenda: textOf(4_000).default(''),
});

const agendaOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((title) => ({ title, minutes: null }));

function Form({ meeting }: { readonly meeting?: MeetingView }): ReactNode {
  const t = useTexts(meetingsTexts);
  const actor = useActor();
  const go = useGo();
  const heads = actor.role === 'allianceSecretariat';
  const [body, setBody] = useState<MeetingBody>(meeting?.body ?? 'general');
  const [startsAt, setStartsAt] = useState<string | null | undefined>(meeting?.startsAt ?? null);
  const [endsAt, setEndsAt] = useState<string | null | undefined>(meeting?.endsAt ?? null);
  const [missing, setMissing] = useState(false);
  const [units, setUnits] = useState<Party[]>(
    (meeting?.units ?? [])
      .filter((unit) => meeting?.allianceOrg === null || !unit.votes)
      .map((unit) => ({ principal: unit.org, name: unit.name })),
  );
  const done = (made: MeetingView): void => go(meetingAddress(made));
  const draft = useCommand(draftMeeting, done);
  const edit = useCommand(editMeeting, done);
  const required = (value: unknown) => (missing && !value ? t('column.time') : undefined);
  return (
    <SchemaForm
      schema={formSchema}
      initial={meeting ? { ...meeting, agenda: meeting.agenda.map((item) => item.title).join('\n') } : {}}
      fields={[
        { name: 'title', label: t('form.title'), control: 'text' },
        { name: 'place', label: t('form.place'), control: 'text', optional: true },
        { name: 'agenda', label: t('form.agenda'), control: 'longText', optional: true },
      ]}
      submitLabel={t('form.save')}
      busy={draft.isPending || edit.isPending}
      error={meeting ? edit.error : draft.error}
      onSubmit={async (fields) => {
        setMissing(true);
        if (!startsAt || !endsAt) return;
        const input = {
          title: fields.title,
          place: fields.place,
          agenda: agendaOf(fields.agenda),
          alliance: heads ? actor.org : null,
          body: heads ? body : ('general' as const),
          startsAt,
          endsAt,
          units: units.map((unit) => unit.principal),
        };
        if (meeting) {
          const params = { regionId: meeting.regionId, id: meeting.id };
          await edit.mutateAsync({ params, version: meeting.version, body: input });
        } else await draft.mutateAsync({ body: input });
      }}
    >
      {heads ? (
        <SelectField
          label={t('form.body')}
          name="body"
          error={undefined}
          value={body}
          options={meetingBodySchema.options.map((value) => ({ value, label: t(`body.${value}`) }))}
          onChange={(value) => setBody(meetingBodySchema.catch('general').parse(value))}
        />
      ) : null}
      <TimeField
        label={t('form.startsAt')}
        name="startsAt"
        error={required(startsAt)}
        value={startsAt}
        onChange={setStartsAt}
      />
      <TimeField label={t('form.endsAt')} name="endsAt" error={required(endsAt)} value={endsAt} onChange={setEndsAt} />
      <PartiesField label={t('form.units')} optional={heads} value={units} without={[actor.org]} onChange={setUnits} />
    </SchemaForm>
  );
}

/** Prepares a meeting; who is asked follows from the charter, others are added by name. */
export function MeetingFormPage(): ReactNode {
  const t = useTexts(meetingsTexts);
  return (
    <>
      <PageHeader title={t('new')} crumb={<Link to="/meetings">{t('title')}</Link>} />
      <Form />
    </>
  );
}

export function MeetingEditPage(): ReactNode {
  const t = useTexts(meetingsTexts);
  const query = useQueryOf(getMeeting, { params: useRowRef() });
  return (
    <>
      <PageHeader title={t('edit')} crumb={<Link to="/meetings">{t('title')}</Link>} />
      <Loaded query={query}>{(meeting) => <Form meeting={meeting} />}</Loaded>
    </>
  );
}
