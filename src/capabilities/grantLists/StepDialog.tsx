import type { ReactNode } from 'react';
import * as z from 'zod';
import { textOf } from '../../kernel/fields.ts';
import { amountFenSchema } from '../../kernel/money.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import {
  confirmGrantAccount,
  decideGrantRows,
  declineGrantRow,
  objectToGrant,
  payGrantRow,
  undoGrantPayment,
} from './grantList.api.ts';
import { accountSchema, type GrantRowView, paymentSchema, type RowAction } from './grantList.schema.ts';
import { grantListsTexts } from './grantLists.texts.ts';

const reasonSchema = z.strictObject({ reason: textOf(300, 2) });
const confirmSchema = z.strictObject({ amountFen: amountFenSchema.nullable().default(null) });

export interface StepDialogProps {
  readonly action: RowAction;
  readonly rows: readonly GrantRowView[];
  readonly onClose: () => void;
}

/** Everything a step may need of a person: a reason, an account, a payment. Steps that need nothing are one press. */
export function StepDialog({ action, rows, onClose }: StepDialogProps): ReactNode {
  const t = useTexts(grantListsTexts);
  const toast = useToast();
  const done = (): void => {
    toast({ text: t('act.done') });
    onClose();
  };
  const decide = useCommand(decideGrantRows, done);
  const account = useCommand(confirmGrantAccount, done);
  const pay = useCommand(payGrantRow, done);
  const withReason = useCommand(
    action === 'object' ? objectToGrant : action === 'decline' ? declineGrantRow : undoGrantPayment,
    done,
  );
  const [row] = rows;
  if (!row) return null;
  const at = { params: { regionId: row.regionId, id: row.id }, version: row.version };
  const name = rows.length === 1 ? row.enterprise.name : t('chosen', { count: rows.length });
  const shared = { submitLabel: t(`step.${action}`) };
  const decision = (body: { reason?: string; amountFen?: number | null }) => {
    const chosen = rows.map((one) => ({ id: one.id, version: one.version }));
    const kind = action as 'pass' | 'refuse' | 'confirm' | 'dismiss' | 'reopen';
    return decide.mutateAsync({ params: row.list, body: { action: kind, rows: chosen, ...body } });
  };
  const frame = (form: ReactNode): ReactNode => (
    <Dialog title={t('stepTitle', { step: t(`step.${action}`), name })} onClose={onClose}>
      {form}
    </Dialog>
  );
  if (action === 'confirmAccount')
    return frame(
      <SchemaForm
        {...shared}
        schema={accountSchema}
        initial={{ holder: row.enterprise.name }}
        fields={[
          { name: 'holder', label: t('account.holder'), control: 'text' },
          { name: 'bank', label: t('account.bank'), control: 'text' },
          { name: 'number', label: t('account.number'), control: 'text' },
        ]}
        busy={account.isPending}
        error={account.error}
        onSubmit={(body) => account.mutateAsync({ ...at, body })}
      />,
    );
  if (action === 'pay')
    return frame(
      <SchemaForm
        {...shared}
        schema={paymentSchema}
        initial={{ ...(row.amountFen === null ? {} : { paidFen: row.amountFen }), paidOn: today() }}
        fields={[
          { name: 'paidFen', label: t('pay.amount'), control: 'amount' },
          { name: 'paidOn', label: t('pay.paidOn'), control: 'date' },
          { name: 'voucher', label: t('pay.voucher'), control: 'text' },
        ]}
        busy={pay.isPending}
        error={pay.error}
        onSubmit={(body) => pay.mutateAsync({ ...at, body })}
      />,
    );
  if (action === 'confirm')
    return frame(
      <SchemaForm
        {...shared}
        schema={confirmSchema}
        initial={{}}
        fields={
          rows.some((one) => one.amountFen === null)
            ? [{ name: 'amountFen', label: t('amountLabel'), control: 'amount', optional: true }]
            : []
        }
        busy={decide.isPending}
        error={decide.error}
        onSubmit={decision}
      />,
    );
  const own = action === 'object' || action === 'decline' || action === 'undoPayment';
  return frame(
    <SchemaForm
      {...shared}
      schema={reasonSchema}
      initial={{}}
      fields={[{ name: 'reason', label: t('reasonLabel'), control: 'longText' }]}
      danger={action === 'refuse'}
      busy={decide.isPending || withReason.isPending}
      error={own ? withReason.error : decide.error}
      onSubmit={(body) => (own ? withReason.mutateAsync({ ...at, body }) : decision(body))}
    />,
  );
}
