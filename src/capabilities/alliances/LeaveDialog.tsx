import type { ReactNode } from 'react';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { leaveAlliance } from './alliance.api.ts';
import { type Alliance, leaveSchema } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';

/** Leaving by letter: says what is lost before it is sent. */
export function LeaveDialog(props: { readonly alliance: Alliance; readonly onClose: () => void }): ReactNode {
  const { alliance, onClose } = props;
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const leave = useCommand(leaveAlliance, () => {
    toast({ text: t('leave.done') });
    onClose();
  });
  const params = { regionId: alliance.regionId, id: alliance.id };
  return (
    <Dialog title={t('leave.title', { name: alliance.name })} onClose={onClose}>
      <SchemaForm
        schema={leaveSchema}
        initial={{}}
        fields={[{ name: 'letter', label: t('leave.letter'), hint: t('leave.hint'), control: 'longText' }]}
        submitLabel={t('leave.submit')}
        danger
        busy={leave.isPending}
        error={leave.error}
        onSubmit={(body) => leave.mutateAsync({ params, body })}
      />
    </Dialog>
  );
}
