import { type ReactNode, useState } from 'react';
import { MEMBER_ROLES, type MemberRole } from '../../vocabulary/memberRoles.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Choices, TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { changeMemberRoles, expelMember } from './alliance.api.ts';
import type { Alliance, Member } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';

export type MemberAction = 'change' | 'expel';

export interface MemberDialogProps {
  readonly alliance: Alliance;
  readonly action: MemberAction;
  readonly member: Member;
  readonly onClose: () => void;
}

/** Other roles, or being expelled: each names the decision it rests on. */
export function MemberDialog({ alliance, action, member, onClose }: MemberDialogProps): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const toast = useToast();
  const done = (): void => {
    toast({ text: t('act.done') });
    onClose();
  };
  const change = useCommand(changeMemberRoles, done);
  const expel = useCommand(expelMember, done);
  const [roles, setRoles] = useState<readonly MemberRole[]>(member.roles);
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  const params = { regionId: alliance.regionId, id: alliance.id };
  const memberOrg = member.org ?? 0;
  const decision = { text };
  const submit = (): void =>
    action === 'change'
      ? change.mutate({ params, body: { memberOrg, roles: [...roles], decision } })
      : expel.mutate({ params, body: { memberOrg, reason, decision } });
  const error = { error: undefined };
  return (
    <Dialog title={`${t(`directory.${action}`)} · ${member.name ?? ''}`} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {action === 'change' ? (
          <Choices
            {...error}
            label={t('directory.role')}
            name="roles"
            value={roles}
            options={MEMBER_ROLES.map((role) => ({ value: role.code, label: role[language] }))}
            onChange={(chosen) => setRoles(chosen ?? [])}
          />
        ) : (
          <TextField
            {...error}
            label={t('directory.reason')}
            name="reason"
            rows={3}
            value={reason}
            onChange={(to) => setReason(to ?? '')}
          />
        )}
        <TextField
          {...error}
          label={t('charter.decision')}
          hint={t('charter.decisionHint')}
          name="decision"
          value={text}
          onChange={(to) => setText(to ?? '')}
        />
        <ErrorNotice error={change.error ?? expel.error} />
        <div className="form-actions">
          <Button
            type="submit"
            look={action === 'expel' ? 'danger' : 'primary'}
            busy={change.isPending || expel.isPending}
          >
            {t(`directory.${action}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
