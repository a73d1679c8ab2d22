import { type ReactNode, useState } from 'react';
import { ACTIVITY_KINDS, CADENCES, usualCadence } from '../../vocabulary/activityKinds.ts';
import { useActor } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { DateField, NumberField, SelectField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { PartyChoice } from '../organisations/PartyChoice.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { addProgrammeItem } from './plan.api.ts';
import { newItemSchema, type Programme } from './plan.schema.ts';

/** Adds an item; the usual rhythm of its kind is offered. */
export function ItemDialog(props: { readonly programme: Programme; readonly onClose: () => void }): ReactNode {
  const { programme, onClose } = props;
  const t = useTexts(activitiesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const actor = useActor();
  const [owner, setOwner] = useState(actor.orgName);
  const form = useForm(newItemSchema, { responsibleOrg: actor.org });
  const add = useCommand(addProgrammeItem, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    const params = { regionId: programme.regionId, id: programme.id };
    await add.mutateAsync({ params, body }).catch(form.showProblem);
  };
  return (
    <Dialog title={t('plan.add')} onClose={onClose}>
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
            onChange={(kind) => (kind ? form.set({ kind, cadence: usualCadence(kind) }) : undefined)}
          />
          <SelectField
            label={t('plan.cadence')}
            {...form.field('cadence')}
            options={CADENCES.map((cadence) => ({ value: cadence.code, label: cadence[language] }))}
            onChange={(cadence) => form.set({ cadence: cadence ?? undefined })}
          />
        </div>
        <TextField
          label={t('plan.item')}
          optional
          {...form.field('title')}
          onChange={(title) => form.set({ title: title ?? '' })}
        />
        <PartyChoice
          label={t('plan.responsible')}
          chosen={owner}
          onChoose={(party) => {
            setOwner(party.name);
            form.set({ responsibleOrg: party.principal });
          }}
        />
        {form.values.cadence === 'once' ? (
          <DateField label={t('plan.dueOn')} {...form.field('dueOn')} />
        ) : (
          <NumberField label={t('plan.fixedDay')} optional {...form.field('fixedDay')} />
        )}
        <ErrorNotice error={add.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={add.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
