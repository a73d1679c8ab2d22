import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { AmountField, Choices, DateField, NumberField, RadioField, TextField } from '../../webkit/inputs.tsx';
import type { FormApi } from '../../webkit/useForm.ts';
import { useOfferKindNames } from '../offers/OfferKinds.tsx';
import { needAudienceSchema, type needUpdateSchema } from './need.schema.ts';
import { needsTexts } from './needs.texts.ts';

/** What a need says; the same fields for a new one and for a draft. */
export function NeedFields({ form }: { readonly form: FormApi<typeof needUpdateSchema> }): ReactNode {
  const t = useTexts(needsTexts);
  const kinds = useOfferKindNames();
  const audiences = needAudienceSchema.options.map((value) => ({
    value,
    label: t(`audience.${value}`),
    hint: t(`audience.${value}Hint`),
  }));
  const kindBinding = form.field('kinds');
  return (
    <>
      <Choices
        {...kindBinding}
        label={t('form.kinds')}
        hint={t('form.kindsHint')}
        options={kinds.options}
        onChange={(chosen) => kindBinding.onChange([...(chosen ?? [])].slice(0, 4))}
      />
      <TextField
        {...form.field('title')}
        label={t('form.title')}
        hint={t('form.titleHint')}
        onChange={(title) => form.set({ title: title ?? '' })}
      />
      <TextField
        {...form.field('text')}
        label={t('form.text')}
        hint={t('form.textHint')}
        rows={6}
        onChange={(text) => form.set({ text: text ?? '' })}
      />
      <div className="form-pair">
        <AmountField {...form.field('amountFen')} label={t('form.amount')} optional />
        <DateField {...form.field('deadlineOn')} label={t('form.deadline')} min={today()} optional />
      </div>
      <div className="form-pair">
        <NumberField {...form.field('quantity')} label={t('form.quantity')} optional />
        <TextField {...form.field('quantityUnit')} label={t('form.unit')} optional />
      </div>
      <RadioField {...form.field('audience')} label={t('form.audience')} options={audiences} />
    </>
  );
}

export interface FormActionsProps {
  readonly busy: boolean;
  readonly onSave: (andSubmit: boolean) => Promise<void>;
}

export function FormActions({ busy, onSave }: FormActionsProps): ReactNode {
  const t = useTexts(needsTexts);
  return (
    <div className="form-actions">
      <Button type="submit" look="primary" busy={busy} onClick={() => void onSave(true)}>
        {t('form.submit')}
      </Button>
      <Button busy={busy} onClick={() => void onSave(false)}>
        {t('form.saveDraft')}
      </Button>
    </div>
  );
}
