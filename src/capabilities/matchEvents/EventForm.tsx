import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { useTexts } from '../../webkit/i18n.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import type { Organisation } from '../organisations/organisation.schema.ts';
import { dayPlanSchema, eventKindSchema, type MatchEvent, newEventSchema } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';

// People part numbers with commas or spaces, from either keyboard.
const BETWEEN_NUMBERS = /[,\uff0c\u3001\s]+/;

/** The day's cut as plain fields: people write “4, 8”, not lists. */
const formSchema = z.strictObject({
  ...newEventSchema.omit({ dayPlan: true, allianceOrg: true }).shape,
  ...dayPlanSchema.omit({ breaksAfter: true }).shape,
  breaksAfter: z
    .string()
    .regex(/^[\d,\uff0c\u3001\s]*$/, { message: 'number' })
    .default(''),
});
type FormInput = z.input<typeof formSchema>;

const minutesBetween = (from: string, until: string): number => {
  const [start = 0, end = 0] = [from, until].map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return end - start;
};

/** The form's fields from an event that exists: its slots tell how the day was cut. */
function fieldsOf(event: MatchEvent): Partial<FormInput> {
  const meetings = event.slots.filter(({ isBreak }) => !isBreak);
  const breaks = event.slots.filter(({ isBreak }) => isBreak);
  const [first, pause] = [meetings[0], breaks[0]];
  return {
    title: event.title,
    kind: event.kind,
    place: event.place,
    day: event.day,
    signUpUntil: event.signUpUntil,
    tables: event.tables,
    capacity: event.capacity,
    note: event.note,
    starts: first?.starts ?? '09:30',
    minutes: first ? minutesBetween(first.starts, first.ends) : 20,
    meetings: meetings.length,
    breaksAfter: breaks.map(({ id }) => id.slice(1)).join(','),
    breakMinutes: pause ? minutesBetween(pause.starts, pause.ends) : 15,
  };
}

const FRESH: Partial<FormInput> = {
  kind: 'general',
  starts: '09:30',
  minutes: 20,
  meetings: 8,
  breaksAfter: '4',
  breakMinutes: 15,
  tables: 10,
  capacity: 40,
};

export interface EventFormProps {
  readonly event?: MatchEvent;
  /** For whom the event is, is said once, when it is made. */
  readonly withAlliance?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (input: z.input<typeof newEventSchema>) => Promise<unknown>;
}

export function EventForm({ event, withAlliance, busy, error, onSubmit }: EventFormProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const [alliance, setAlliance] = useState<Organisation | null>(null);
  return (
    <SchemaForm
      schema={formSchema}
      initial={event ? fieldsOf(event) : FRESH}
      busy={busy}
      error={error}
      submitLabel={t('form.save')}
      onSubmit={({ starts, minutes, meetings, breaksAfter, breakMinutes, ...rest }) =>
        onSubmit({
          ...rest,
          allianceOrg: event?.allianceOrg ?? alliance?.principal ?? null,
          dayPlan: {
            starts,
            minutes,
            meetings,
            breakMinutes,
            breaksAfter: breaksAfter.split(BETWEEN_NUMBERS).filter(Boolean).map(Number),
          },
        })
      }
      fields={[
        { name: 'title', label: t('form.title'), control: 'text' },
        {
          name: 'kind',
          label: t('form.kind'),
          control: 'select',
          options: eventKindSchema.options.map((value) => ({ value, label: t(`kind.${value}`) })),
        },
        { name: 'place', label: t('form.place'), control: 'text' },
        { name: 'day', label: t('form.day'), control: 'date' },
        { name: 'signUpUntil', label: t('form.signUpUntil'), control: 'date' },
        { name: 'starts', label: t('form.starts'), hint: t('form.startsHint'), control: 'text' },
        { name: 'minutes', label: t('form.minutes'), control: 'number' },
        { name: 'meetings', label: t('form.meetings'), control: 'number' },
        {
          name: 'breaksAfter',
          label: t('form.breaksAfter'),
          hint: t('form.breaksHint'),
          control: 'text',
          optional: true,
        },
        { name: 'breakMinutes', label: t('form.breakMinutes'), control: 'number' },
        { name: 'tables', label: t('form.tables'), control: 'number' },
        { name: 'capacity', label: t('form.capacity'), control: 'number' },
        { name: 'note', label: t('form.note'), control: 'longText', optional: true },
      ]}
    >
      {withAlliance ? (
        <OrganisationChoice
          label={t('form.alliance')}
          optional
          chosen={alliance?.name ?? ''}
          onChoose={(one) => setAlliance(one.kind === 'alliance' ? one : null)}
        />
      ) : null}
    </SchemaForm>
  );
}
