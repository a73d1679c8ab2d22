import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import { pledgeAddress } from '../../webkit/addresses.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { AmountField, NumberField, SelectField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { CaseChoice } from './CaseChoice.tsx';
import type { Goal } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';
import { useKindOptions } from './GoalRows.tsx';
import { makePledge } from './pledge.api.ts';
import { pledgeInputSchema } from './pledge.schema.ts';
import { isMoney } from './standing.rules.ts';

const formSchema = pledgeInputSchema.pick({ title: true, dueOn: true, postRole: true, postUnit: true });

export interface PledgeDialogProps {
  /** The campaign it is made in, with the kinds its goals count. */
  readonly campaign: (RowRef & { readonly goals: readonly Goal[] }) | null;
  readonly onClose: () => void;
}

/** Promises a measurable result; its page then says how far it is. */
export function PledgeDialog({ campaign, onClose }: PledgeDialogProps): ReactNode {
  const t = useTexts(campaignsTexts);
  const go = useGo();
  const aimed = campaign?.goals.map((goal) => goal.kind);
  const kinds = useKindOptions().filter((kind) => !aimed || aimed.includes(kind.value));
  const [kind, setKind] = useState<z.output<typeof pledgeInputSchema>['kind']>(kinds[0]?.value ?? 'credit_drawn');
  const [target, setTarget] = useState<number | null>(null);
  const [caseRef, setCaseRef] = useState<RowRef | null>(null);
  const send = useCommand(makePledge, (made) => go(pledgeAddress(made)));
  const asked = {
    name: 'target',
    error: undefined,
    value: target,
    onChange: (value: number | null | undefined) => setTarget(value ?? null),
  };
  return (
    <Dialog title={t('pledge.new')} onClose={onClose}>
      <SchemaForm
        schema={formSchema}
        initial={{}}
        fields={[
          { name: 'title', label: t('pledge.name'), control: 'text' },
          { name: 'dueOn', label: t('pledge.due'), control: 'date' },
          {
            name: 'postRole',
            label: t('pledge.postRole'),
            hint: t('pledge.postRoleHint'),
            control: 'text',
            optional: true,
          },
          { name: 'postUnit', label: t('pledge.postUnit'), control: 'text', optional: true },
        ]}
        submitLabel={t('pledge.new')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(fields) =>
          send.mutateAsync({
            body: {
              ...fields,
              kind,
              target: target ?? 0,
              campaign: campaign && { regionId: campaign.regionId, id: campaign.id },
              case: caseRef,
            },
          })
        }
      >
        <SelectField
          label={t('pledge.kind')}
          name="kind"
          error={undefined}
          value={kind}
          options={kinds}
          onChange={(value) => {
            if (value) setKind(value);
            setTarget(null);
          }}
        />
        {isMoney(kind) ? (
          <AmountField label={t('pledge.targetAmount')} {...asked} />
        ) : (
          <NumberField label={t('pledge.targetCount')} {...asked} />
        )}
        <CaseChoice label={t('pledge.case')} hint={t('pledge.caseHint')} optional onChoose={setCaseRef} />
      </SchemaForm>
    </Dialog>
  );
}
