import type { ReactNode } from 'react';
import { MEMBER_ROLES } from '../../vocabulary/memberRoles.ts';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { alliancesTexts } from './alliances.texts.ts';
import { applyToAlliance, editApplication } from './application.api.ts';
import { type Application, applicationFormSchema, newApplicationSchema } from './application.schema.ts';

const formSchema = applicationFormSchema.extend({ role: newApplicationSchema.shape.role });
/** What may be asked for on entry; other roles are given by decision. */
const ASKED = ['member', 'council', 'expert', 'jointMeeting'];

export interface ApplyDialogProps {
  readonly alliance: { readonly regionId: string; readonly id: string; readonly name: string };
  /** The draft that is being changed. */
  readonly draft?: Application;
  readonly onClose: () => void;
  readonly onSaved: (application: Application) => void;
}

/** The application form: the unit and what it brings; saved as a draft, submitted on its own page. */
export function ApplyDialog({ alliance, draft, onClose, onSaved }: ApplyDialogProps): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const toast = useToast();
  const saved = (application: Application): void => {
    toast({ text: t('apply.done') });
    onSaved(application);
  };
  const apply = useCommand(applyToAlliance, saved);
  const edit = useCommand(editApplication, saved);
  const options = MEMBER_ROLES.filter((role) => ASKED.includes(role.code)).map((role) => ({
    value: role.code,
    label: role[language],
  }));
  return (
    <Dialog title={t('apply.title', { name: alliance.name })} wide onClose={onClose}>
      <SchemaForm
        schema={formSchema}
        initial={draft?.form ? { ...draft.form, role: draft.role } : { role: 'member' }}
        fields={[
          { name: 'role', label: t('apply.role'), control: 'select', options },
          { name: 'nature', label: t('apply.nature'), control: 'text' },
          { name: 'business', label: t('apply.business'), control: 'longText' },
          { name: 'foundedOn', label: t('apply.foundedOn'), control: 'date', optional: true },
          { name: 'capital', label: t('apply.capital'), control: 'text', optional: true },
          { name: 'address', label: t('apply.address'), control: 'text', optional: true },
          { name: 'contact', label: t('apply.contact'), hint: t('apply.contactHint'), control: 'text' },
          { name: 'offers', label: t('apply.offers'), control: 'longText', optional: true },
          { name: 'seeks', label: t('apply.seeks'), control: 'longText', optional: true },
        ]}
        submitLabel={t('apply.save')}
        busy={apply.isPending || edit.isPending}
        error={apply.error ?? edit.error}
        onSubmit={({ role, ...form }) =>
          draft
            ? edit.mutateAsync({
                params: { regionId: draft.regionId, id: draft.id },
                body: { role, form },
                version: draft.version,
              })
            : apply.mutateAsync({ params: { regionId: alliance.regionId, id: alliance.id }, body: { role, form } })
        }
      />
    </Dialog>
  );
}
