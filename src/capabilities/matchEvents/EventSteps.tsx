import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { textOf } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { EventForm } from './EventForm.tsx';
import { editMatchEvent, stepMatchEvent } from './matchEvent.api.ts';
import { type EventView, eventStepSchema } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';

/** The step that carries an event on is the primary one; planning is offered with the schedule itself. */
const MAIN = ['open', 'collect', 'start', 'close'] as const;
const cancelSchema = z.strictObject({ reason: textOf(300, 2) });

function Edit({ event, onClose }: { readonly event: EventView; readonly onClose: () => void }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const edit = useCommand(editMatchEvent, onClose);
  const at = { params: { regionId: event.regionId, id: event.id }, version: event.version };
  return (
    <Dialog title={t('edit')} onClose={onClose}>
      <EventForm
        event={event}
        busy={edit.isPending}
        error={edit.error}
        onSubmit={(body) => edit.mutateAsync({ ...at, body })}
      />
    </Dialog>
  );
}

/** What the host may do with the event now. */
export function EventSteps({ event }: { readonly event: EventView }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const [asking, setAsking] = useState<'edit' | 'cancel' | null>(null);
  const step = useCommand(stepMatchEvent, () => setAsking(null));
  const at = { params: { regionId: event.regionId, id: event.id }, version: event.version };
  const steps = eventStepSchema.options.filter((name) => event.may.includes(name) && name !== 'cancel');
  return (
    <>
      {asking === 'cancel' ? null : <ErrorNotice error={step.error} />}
      {event.may.includes('cancel') ? (
        <Button look="quiet" onClick={() => setAsking('cancel')}>
          {t('step.cancel')}
        </Button>
      ) : null}
      {event.may.includes('edit') ? <Button onClick={() => setAsking('edit')}>{t('edit')}</Button> : null}
      {steps.map((name) => (
        <Button
          key={name}
          look={(MAIN as readonly string[]).includes(name) ? 'primary' : 'plain'}
          busy={step.isPending}
          onClick={() => step.mutate({ ...at, body: { step: name } })}
        >
          {t(`step.${name}`)}
        </Button>
      ))}
      {asking === 'edit' ? <Edit event={event} onClose={() => setAsking(null)} /> : null}
      {asking === 'cancel' ? (
        <Dialog title={t('cancel.title')} onClose={() => setAsking(null)}>
          <SchemaForm
            schema={cancelSchema}
            initial={{}}
            fields={[{ name: 'reason', label: t('cancel.reason'), control: 'longText' }]}
            submitLabel={t('step.cancel')}
            danger
            busy={step.isPending}
            error={step.error}
            onSubmit={({ reason }) => step.mutateAsync({ ...at, body: { step: 'cancel', reason } })}
            onCancel={{ label: t('cancel.back'), act: () => setAsking(null) }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
