import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { useToast } from '../../webkit/Toasts.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { consentsTexts } from './consents.texts.ts';
import { ScopeFields } from './FieldsField.tsx';
import { requestGrant } from './grant.api.ts';
import { DEFAULT_DAYS, requestSchema } from './grant.schema.ts';
import { ScopeDialog } from './ScopeDialog.tsx';

/** Asks one enterprise for consent: what for, which facts, how long. */
export function RequestGrantDialog({
  enterprise,
  onClose,
}: {
  readonly enterprise: RowRef;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(consentsTexts);
  const toast = useToast();
  const form = useForm(requestSchema, { days: DEFAULT_DAYS });
  const ask = useCommand(requestGrant, () => {
    toast({ text: t('request.done') });
    onClose();
  });
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    await ask.mutateAsync({ params: enterprise, body }).catch((error: unknown) => form.showProblem(error));
  };
  return (
    <ScopeDialog
      title={t('request.title')}
      submitLabel={t('request.submit')}
      busy={ask.isPending}
      error={ask.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="soft">{t('request.note')}</p>
      <ScopeFields
        value={form.values}
        errorOf={form.errorOf}
        onChange={(scope) => form.set(scope as typeof form.values)}
      />
      <TextField
        label={t('request.reason')}
        optional
        {...form.field('note')}
        onChange={(note) => form.set({ note: note ?? '' })}
      />
    </ScopeDialog>
  );
}
