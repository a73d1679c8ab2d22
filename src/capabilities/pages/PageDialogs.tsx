import type { ReactNode } from 'react';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { sharePage, stepPage } from './page.api.ts';
import { type PageStep, type PageView, pageScopeSchema, pageStepInputSchema, shareInputSchema } from './page.schema.ts';
import { pagesTexts } from './pages.texts.ts';

interface DialogProps {
  readonly page: PageView;
  readonly onClose: () => void;
}

/** Says what withdrawing or bringing back means, and does it on the second press. */
export function StepDialog({ page, step, onClose }: DialogProps & { readonly step: PageStep }): ReactNode {
  const t = useTexts(pagesTexts);
  const send = useCommand(stepPage, onClose);
  return (
    <Dialog title={`${t(`step.${step}`)} · ${page.title}`} onClose={onClose}>
      <p>{t(`hint.${step}`)}</p>
      <SchemaForm
        schema={pageStepInputSchema.omit({ step: true })}
        initial={{}}
        fields={[]}
        submitLabel={t(`step.${step}`)}
        danger={step === 'withdraw'}
        busy={send.isPending}
        error={send.error}
        onSubmit={() => send.mutateAsync({ params: page, version: page.version, body: { step } })}
      />
    </Dialog>
  );
}

export function ShareDialog({ page, onClose }: DialogProps): ReactNode {
  const t = useTexts(pagesTexts);
  const send = useCommand(sharePage, onClose);
  return (
    <Dialog title={`${t('share')} · ${page.title}`} onClose={onClose}>
      <SchemaForm
        schema={shareInputSchema}
        initial={{ scope: page.scope }}
        fields={[
          {
            name: 'scope',
            label: t('share'),
            control: 'radio',
            options: pageScopeSchema.options.map((scope) => ({ value: scope, label: t(`scope.${scope}`) })),
          },
        ]}
        submitLabel={t('share')}
        busy={send.isPending}
        error={send.error}
        onSubmit={(body) => send.mutateAsync({ params: page, version: page.version, body })}
      />
    </Dialog>
  );
}
