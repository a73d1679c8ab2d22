import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { textOf } from '../../kernel/fields.ts';
import { venueAddress } from '../../webkit/addresses.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { TimeField } from '../../webkit/TimeField.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { bookVenue, editVenue, makeVenue } from './party.api.ts';
import { type VenueView, venueInputSchema } from './party.schema.ts';
import { partyTexts } from './party.texts.ts';

export function VenueDialog({
  venue,
  onClose,
}: {
  readonly venue?: VenueView;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(partyTexts);
  const go = useGo();
  const make = useCommand(makeVenue, (made) => go(venueAddress(made)));
  const edit = useCommand(editVenue, onClose);
  return (
    <Dialog title={venue ? t('act.edit') : t('newVenue')} onClose={onClose}>
      <SchemaForm
        schema={venueInputSchema}
        initial={venue ?? { opensAt: '08:30', closesAt: '21:00' }}
        fields={[
          { name: 'name', label: t('field.name'), control: 'text' },
          { name: 'address', label: t('field.address'), control: 'text', optional: true },
          { name: 'seats', label: t('field.seats'), control: 'number' },
          { name: 'opensAt', label: t('field.opensAt'), control: 'text' },
          { name: 'closesAt', label: t('field.closesAt'), control: 'text' },
          { name: 'note', label: t('field.note'), control: 'longText', optional: true },
        ]}
        submitLabel={venue ? t('act.edit') : t('newVenue')}
        busy={make.isPending || edit.isPending}
        error={venue ? edit.error : make.error}
        onSubmit={(body) =>
          venue
            ? edit.mutateAsync({ params: { regionId: venue.regionId, id: venue.id }, version: venue.version, body })
            : make.mutateAsync({ body })
        }
      />
    </Dialog>
  );
}

const bookSchema = z.strictObject({ purpose: textOf(80, 2), people: z.int().min(1).max(5_000) });

/** A purpose, how many people, from when to when. */
export function BookDialog({ venue, onClose }: { readonly venue: VenueView; readonly onClose: () => void }): ReactNode {
  const t = useTexts(partyTexts);
  const toast = useToast();
  const [startsAt, setStartsAt] = useState<string | null | undefined>(null);
  const [endsAt, setEndsAt] = useState<string | null | undefined>(null);
  const [missing, setMissing] = useState(false);
  const send = useCommand(bookVenue, () => {
    toast({ text: t('done') });
    onClose();
  });
  return (
    <Dialog title={`${t('act.book')} · ${venue.name}`} onClose={onClose}>
      <SchemaForm
        schema={bookSchema}
        initial={{}}
        fields={[
          { name: 'purpose', label: t('field.purpose'), control: 'text' },
          { name: 'people', label: t('field.bookedPeople'), control: 'number' },
        ]}
        submitLabel={t('act.book')}
        busy={send.isPending}
        error={send.error}
        onSubmit={async (body) => {
          setMissing(true);
          if (!startsAt || !endsAt) return;
          const params = { regionId: venue.regionId, id: venue.id };
          await send.mutateAsync({ params, body: { ...body, startsAt, endsAt } });
        }}
      >
        <TimeField
          label={t('field.startsAt')}
          name="startsAt"
          error={missing && !startsAt ? t('field.startsAt') : undefined}
          value={startsAt}
          onChange={setStartsAt}
        />
        <TimeField
          label={t('field.endsAt')}
          name="endsAt"
          error={missing && !endsAt ? t('field.endsAt') : undefined}
          value={endsAt}
          onChange={setEndsAt}
        />
      </SchemaForm>
    </Dialog>
  );
}
