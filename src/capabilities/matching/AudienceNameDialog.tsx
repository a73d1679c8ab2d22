import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { renameAudience, saveAudience } from './audience.api.ts';
import { type Audience, audienceNameSchema } from './audience.schema.ts';
import { matchingTexts } from './matching.texts.ts';
import type { ReachChoice } from './reach.rules.ts';

interface NameFormProps {
  readonly title: string;
  readonly initial: string | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onName: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

function NameForm({ title, initial, busy, error, onName, onClose }: NameFormProps): ReactNode {
  const t = useTexts(matchingTexts);
  return (
    <Dialog title={title} onClose={onClose}>
      <SchemaForm
        schema={audienceNameSchema}
        initial={initial === undefined ? {} : { name: initial }}
        fields={[{ name: 'name', label: t('audience.name'), hint: t('audience.nameHint'), control: 'text' }]}
        submitLabel={t('audience.keep')}
        busy={busy}
        error={error}
        onSubmit={({ name }) => onName(name)}
      />
    </Dialog>
  );
}

/** Another name for an audience that is kept. */
export function AudienceNameDialog(props: { readonly audience: Audience; readonly onClose: () => void }): ReactNode {
  const { audience, onClose } = props;
  const t = useTexts(matchingTexts);
  const rename = useCommand(renameAudience, onClose);
  return (
    <NameForm
      title={t('audience.renameOf', { name: audience.name })}
      initial={audience.name}
      busy={rename.isPending}
      error={rename.error}
      onName={(name) => rename.mutateAsync({ params: audience, body: { name }, version: audience.version })}
      onClose={onClose}
    />
  );
}

/** Keeps what the page is narrowed to now. */
export function KeepAudienceDialog(props: {
  readonly offer: RowRef;
  readonly choice: ReachChoice;
  readonly onClose: () => void;
}): ReactNode {
  const { offer, choice, onClose } = props;
  const t = useTexts(matchingTexts);
  const toast = useToast();
  const save = useCommand(saveAudience, ({ name }) => {
    toast({ text: t('audience.kept', { name }) });
    onClose();
  });
  return (
    <NameForm
      title={t('audience.keepThis')}
      initial={undefined}
      busy={save.isPending}
      error={save.error}
      onName={(name) => save.mutateAsync({ params: offer, body: { ...choice, name } })}
      onClose={onClose}
    />
  );
}
