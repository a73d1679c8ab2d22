import type { ReactNode } from 'react';
import { agreementAddress } from '../../webkit/addresses.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { renewAgreement, stepAgreement } from './agreement.api.ts';
import { needsReason } from './agreement.rules.ts';
import {
  type AgreementStep,
  type AgreementView,
  agreementStepInputSchema,
  renewInputSchema,
} from './agreement.schema.ts';
import { agreementsTexts } from './agreements.texts.ts';

const noteSchema = agreementStepInputSchema.omit({ step: true });

interface StepDialogProps {
  readonly agreement: AgreementView;
  readonly onClose: () => void;
}

/** Signing names the office it is done in; declining and terminating say why. */
export function AgreementStepDialog({
  agreement,
  step,
  onClose,
}: StepDialogProps & { readonly step: AgreementStep }): ReactNode {
  const t = useTexts(agreementsTexts);
  const toast = useToast();
  const send = useCommand(stepAgreement, () => {
    toast({ text: t('done') });
    onClose();
  });
  const asks = step === 'sign' || needsReason(step);
  return (
    <Dialog title={`${t(`step.${step}`)} · ${agreement.title}`} onClose={onClose}>
      <SchemaForm
        schema={noteSchema}
        initial={{}}
        fields={
          asks
            ? [
                {
                  name: 'note',
                  label: step === 'sign' ? t('form.signedAs') : t('form.reason'),
                  control: step === 'sign' ? 'text' : 'longText',
                  optional: step === 'sign',
                },
              ]
            : []
        }
        submitLabel={t(`step.${step}`)}
        danger={step === 'terminate' || step === 'decline'}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) =>
          send.mutateAsync({
            params: { regionId: agreement.regionId, id: agreement.id },
            version: agreement.version,
            body: { step, ...body },
          })
        }
      />
    </Dialog>
  );
}

/** A new term; the open promises are carried over into its draft. */
export function RenewDialog({ agreement, onClose }: StepDialogProps): ReactNode {
  const t = useTexts(agreementsTexts);
  const go = useGo();
  const send = useCommand(renewAgreement, (made) => go(agreementAddress(made)));
  return (
    <Dialog title={`${t('step.renew')} · ${agreement.title}`} onClose={onClose}>
      <SchemaForm
        schema={renewInputSchema}
        initial={{}}
        fields={[
          { name: 'startsOn', label: t('form.startsOn'), control: 'date' },
          { name: 'endsOn', label: t('form.endsOn'), control: 'date' },
        ]}
        submitLabel={t('step.renew')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: { regionId: agreement.regionId, id: agreement.id }, body })}
      />
    </Dialog>
  );
}
