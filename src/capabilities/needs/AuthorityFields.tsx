import type { ReactNode } from 'react';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, TextField } from '../../webkit/inputs.tsx';
import type { FormApi } from '../../webkit/useForm.ts';
import { FileUpload } from '../documents/FileUpload.tsx';
import { needInputSchema } from './need.schema.ts';
import { needsTexts } from './needs.texts.ts';

export const authoritySchema = needInputSchema.shape.authority.unwrap().unwrap();

/** Who let the officer act for the enterprise, when, for what, and the signed paper. */
export function AuthorityFields({ form }: { readonly form: FormApi<typeof authoritySchema> }): ReactNode {
  const t = useTexts(needsTexts);
  return (
    <fieldset className="panel">
      <legend className="visually-hidden">{t('form.authorityTitle')}</legend>
      <div className="panel-body stack">
        <div>
          <h2 className="panel-title">{t('form.authorityTitle')}</h2>
          <p className="soft">{t('form.authorityNote')}</p>
        </div>
        <div className="form-pair">
          <TextField
            {...form.field('grantedBy')}
            label={t('form.grantedBy')}
            hint={t('form.grantedByHint')}
            onChange={(grantedBy) => form.set({ grantedBy: grantedBy ?? '' })}
          />
          <DateField
            {...form.field('grantedOn')}
            label={t('form.grantedOn')}
            max={today()}
            onChange={(grantedOn) => form.set({ grantedOn: grantedOn ?? '' })}
          />
        </div>
        <TextField
          {...form.field('scope')}
          label={t('form.scope')}
          onChange={(scope) => form.set({ scope: scope ?? '' })}
        />
        <FileUpload
          label={t('form.scan')}
          purpose="authority"
          accept=".pdf,.jpg,.jpeg,.png"
          error={form.errorOf('file') ? t('form.scanMissing') : undefined}
          onUploaded={(file) => form.set({ file: file ? { regionId: file.regionId, id: file.id } : undefined })}
        />
      </div>
    </fieldset>
  );
}
