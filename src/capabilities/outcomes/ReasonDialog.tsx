import type { ReactNode } from 'react';
import { Dialog } from '../../webkit/Dialog.tsx';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { reasonSchema } from './outcome.schema.ts';

export interface ReasonDialogProps {
  readonly title: string;
  readonly label: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => Promise<unknown>;
}

/** A decision that must say why. */
export function ReasonDialog({ title, label, busy, error, onClose, onReason }: ReasonDialogProps): ReactNode {
  return (
    <Dialog title={title} onClose={onClose}>
      <SchemaForm
        schema={reasonSchema}
        initial={{}}
        fields={[{ name: 'reason', label, control: 'longText' }]}
        submitLabel={title}
        busy={busy}
        error={error}
        onSubmit={({ reason }) => onReason(reason)}
      />
    </Dialog>
  );
}
