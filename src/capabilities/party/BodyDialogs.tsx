import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { dateSchema, textOf } from '../../kernel/fields.ts';
import { useActor } from '../../webkit/actor.tsx';
import { partyBodyAddress, partyLinkAddress } from '../../webkit/addresses.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { PartiesField, type Party } from '../organisations/PartyChoice.tsx';
import { addUnits, dissolveBody, editBody, endUnit, makeBody, makeLink } from './party.api.ts';
import {
  bodyBasisSchema,
  bodyFormSchema,
  bodyInputSchema,
  endInputSchema,
  linkKindSchema,
  type PartyBodyView,
  unitInputSchema,
  unitKindSchema,
} from './party.schema.ts';
import { partyTexts } from './party.texts.ts';

/** Makes a body, or changes one. */
export function BodyDialog({
  body,
  onClose,
}: {
  readonly body?: PartyBodyView;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(partyTexts);
  const go = useGo();
  const make = useCommand(makeBody, (made) => go(partyBodyAddress(made)));
  const edit = useCommand(editBody, onClose);
  return (
    <Dialog title={body ? t('act.edit') : t('newBody')} onClose={onClose}>
      <SchemaForm
        schema={bodyInputSchema}
        initial={body ?? { form: 'jointCommittee', basis: 'chain' }}
        fields={[
          { name: 'name', label: t('field.name'), control: 'text' },
          {
            name: 'form',
            label: t('field.form'),
            control: 'select',
            options: bodyFormSchema.options.map((value) => ({ value, label: t(`form.${value}`) })),
          },
          {
            name: 'basis',
            label: t('field.basis'),
            control: 'radio',
            options: bodyBasisSchema.options.map((value) => ({ value, label: t(`basis.${value}`) })),
          },
          { name: 'scope', label: t('field.scope'), control: 'text', optional: true },
          { name: 'foundedOn', label: t('field.foundedOn'), control: 'date', optional: true },
        ]}
        submitLabel={body ? t('act.edit') : t('newBody')}
        busy={make.isPending || edit.isPending}
        error={body ? edit.error : make.error}
        onSubmit={(input) =>
          body
            ? edit.mutateAsync({
                params: { regionId: body.regionId, id: body.id },
                version: body.version,
                body: input,
              })
            : make.mutateAsync({ body: input })
        }
      />
    </Dialog>
  );
}

interface OnBody {
  readonly body: PartyBodyView;
  readonly onClose: () => void;
}
const refOf = (body: PartyBodyView) => ({ regionId: body.regionId, id: body.id });

function useDone(onClose: () => void): () => void {
  const t = useTexts(partyTexts);
  const toast = useToast();
  return () => {
    toast({ text: t('done') });
    onClose();
  };
}

const unitSchema = unitInputSchema.omit({ org: true, leads: true });

/** A unit by its name; chosen from the platform where it is there. */
export function UnitDialog({ body, onClose }: OnBody): ReactNode {
  const t = useTexts(partyTexts);
  const [leads, setLeads] = useState(false);
  const send = useCommand(addUnits, useDone(onClose));
  return (
    <Dialog title={t('act.addUnit')} onClose={onClose}>
      <SchemaForm
        schema={unitSchema}
        initial={{ kind: 'enterprise', since: today() }}
        fields={[
          { name: 'name', label: t('field.unitName'), control: 'text' },
          {
            name: 'kind',
            label: t('field.unitKind'),
            control: 'select',
            options: unitKindSchema.options.map((value) => ({ value, label: t(`unitKind.${value}`) })),
          },
          { name: 'since', label: t('field.since'), control: 'date' },
        ]}
        submitLabel={t('act.addUnit')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(unit) => send.mutateAsync({ params: refOf(body), body: { units: [{ ...unit, leads, org: null }] } })}
      >
        <label className="check">
          <input type="checkbox" checked={leads} onChange={(event) => setLeads(event.target.checked)} />
          <span>{t('field.leads')}</span>
        </label>
      </SchemaForm>
    </Dialog>
  );
}

const linkSchema = z.strictObject({
  kind: linkKindSchema,
  title: textOf(80, 2),
  text: textOf(1000).default(''),
  startedOn: dateSchema,
});

/** One of the five links, with partners of the platform. */
export function LinkDialog({ body, onClose }: OnBody): ReactNode {
  const t = useTexts(partyTexts);
  const actor = useActor();
  const go = useGo();
  const [partners, setPartners] = useState<Party[]>([]);
  const send = useCommand(makeLink, (made) => go(partyLinkAddress(made)));
  return (
    <Dialog title={t('act.link')} onClose={onClose}>
      <SchemaForm
        schema={linkSchema}
        initial={{ kind: 'network', startedOn: today() }}
        fields={[
          {
            name: 'kind',
            label: t('field.kind'),
            control: 'radio',
            options: linkKindSchema.options.map((value) => ({ value, label: t(`link.${value}`) })),
          },
          { name: 'title', label: t('field.title'), control: 'text' },
          { name: 'text', label: t('field.text'), control: 'longText', optional: true },
          { name: 'startedOn', label: t('field.startedOn'), control: 'date' },
        ]}
        submitLabel={t('act.link')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(input) =>
          send.mutateAsync({
            params: refOf(body),
            body: { ...input, partners: partners.map((one) => ({ org: one.principal, name: one.name })) },
          })
        }
      >
        <PartiesField label={t('field.partners')} value={partners} without={[actor.org]} onChange={setPartners} />
      </SchemaForm>
    </Dialog>
  );
}

/** The day something ends, and why. */
export function EndDialog({
  body,
  unit,
  onClose,
}: OnBody & { readonly unit?: PartyBodyView['members'][number] }): ReactNode {
  const t = useTexts(partyTexts);
  const done = useDone(onClose);
  const leave = useCommand(endUnit, done);
  const dissolve = useCommand(dissolveBody, done);
  const title = unit ? `${t('act.endUnit')} · ${unit.name}` : `${t('act.dissolve')} · ${body.name}`;
  return (
    <Dialog title={title} onClose={onClose}>
      <SchemaForm
        schema={endInputSchema}
        initial={{ on: today() }}
        fields={[
          { name: 'on', label: t('field.on'), control: 'date' },
          { name: 'reason', label: t('field.reason'), control: 'text', optional: true },
        ]}
        submitLabel={unit ? t('act.endUnit') : t('act.dissolve')}
        danger
        busy={leave.isPending || dissolve.isPending}
        error={unit ? leave.error : dissolve.error}
        onSubmit={(input) =>
          unit
            ? leave.mutateAsync({ params: { ...refOf(body), unitId: unit.id }, body: input })
            : dissolve.mutateAsync({ params: refOf(body), version: body.version, body: input })
        }
      />
    </Dialog>
  );
}
