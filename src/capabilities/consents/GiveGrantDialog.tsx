import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { useToast } from '../../webkit/Toasts.tsx';
import { type FormApi, useForm } from '../../webkit/useForm.ts';
import { FileUpload } from '../documents/FileUpload.tsx';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import { consentsTexts } from './consents.texts.ts';
import { ScopeFields } from './FieldsField.tsx';
import { giveGrant } from './grant.api.ts';
import { DEFAULT_DAYS, giveSchema } from './grant.schema.ts';
import { ScopeDialog } from './ScopeDialog.tsx';

export interface GiveGrantDialogProps {
  readonly enterprise: RowRef;
  readonly noticeVersion: string;
  /** Who serves the enterprise registers its signed paper; the enterprise itself clicks. */
  readonly onPaper: boolean;
  readonly onClose: () => void;
}

/** Opens facts to one organisation: purpose, fields, days, and the notice that is agreed to. */
export function GiveGrantDialog({ enterprise, noticeVersion, onPaper, onClose }: GiveGrantDialogProps): ReactNode {
  const t = useTexts(consentsTexts);
  const toast = useToast();
  const form = useForm(giveSchema, { days: DEFAULT_DAYS, noticeVersion });
  const [grantee, setGrantee] = useState('');
  const give = useCommand(giveGrant, () => {
    toast({ text: t('give.done') });
    onClose();
  });
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    await give.mutateAsync({ params: enterprise, body }).catch((error: unknown) => form.showProblem(error));
  };
  return (
    <ScopeDialog
      title={t(onPaper ? 'panel.givePaper' : 'give.title')}
      submitLabel={t('give.submit')}
      busy={give.isPending}
      error={give.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <OrganisationChoice
        label={t('give.grantee')}
        hint={t('give.granteeHint')}
        chosen={grantee}
        error={form.errorOf('granteeOrg')}
        onChoose={(one) => {
          setGrantee(one.name);
          form.set({ granteeOrg: one.principal });
        }}
      />
      <ScopeFields
        value={form.values}
        errorOf={form.errorOf}
        onChange={(scope) => form.set(scope as typeof form.values)}
      />
      {onPaper ? <PaperFields form={form} /> : null}
      <section className="notice" aria-label={t('give.noticeTitle', { version: noticeVersion })}>
        <strong>{t('give.noticeTitle', { version: noticeVersion })}</strong>
        <p className="small">{t('give.notice')}</p>
      </section>
    </ScopeDialog>
  );
}

type Paper = NonNullable<FormApi<typeof giveSchema>['values']['paper']>;

function PaperFields({ form }: { readonly form: FormApi<typeof giveSchema> }): ReactNode {
  const t = useTexts(consentsTexts);
  const change = (part: Partial<Paper>): void => form.set({ paper: { ...form.values.paper, ...part } as Paper });
  return (
    <fieldset className="field">
      <legend className="field-label">{t('give.paperTitle')}</legend>
      <DateField
        name="signedOn"
        label={t('give.signedOn')}
        max={today()}
        error={form.errorOf('paper.signedOn')}
        value={form.values.paper?.signedOn}
        onChange={(signedOn) => change({ signedOn: signedOn ?? '' })}
      />
      <TextField
        name="signedBy"
        label={t('give.signedBy')}
        error={form.errorOf('paper.signedBy')}
        value={form.values.paper?.signedBy}
        onChange={(signedBy) => change({ signedBy: signedBy ?? '' })}
      />
      <FileUpload
        label={t('give.paperFile')}
        purpose="authority"
        accept=".pdf,.jpg,.jpeg,.png"
        error={form.errorOf('paper.file') ?? form.errorOf('paper')}
        onUploaded={(file) => change(file ? { file: { regionId: file.regionId, id: file.id } } : {})}
      />
    </fieldset>
  );
}
