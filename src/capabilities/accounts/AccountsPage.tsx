import { type ReactNode, useState } from 'react';
import { roleSchema } from '../../kernel/actor.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { RowCards } from '../../webkit/RowCards.tsx';
import { RowTable } from '../../webkit/RowTable.tsx';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { createAccount, listAccounts, setAccountDisabled } from './account.api.ts';
import { type Account, newAccountSchema } from './account.schema.ts';
import { accountsTexts } from './accounts.texts.ts';

function NewAccount({
  orgs,
  onClose,
}: {
  readonly orgs: ReadonlyMap<number, string>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(accountsTexts);
  const kit = useTexts(webkitTexts);
  const toast = useToast();
  const create = useCommand(createAccount, (account) => {
    toast({ text: t('accounts.created', { login: account.login }) });
    onClose();
  });
  return (
    <Dialog title={t('accounts.create')} onClose={onClose}>
      <SchemaForm
        schema={newAccountSchema}
        initial={{}}
        fields={[
          { name: 'login', label: t('accounts.login'), control: 'text' },
          { name: 'name', label: t('accounts.name'), control: 'text' },
          {
            name: 'role',
            label: t('accounts.role'),
            control: 'select',
            options: roleSchema.options.map((role) => ({ value: role, label: kit(`role.${role}`) })),
          },
          {
            name: 'org',
            label: t('accounts.org'),
            control: 'numberSelect',
            options: [...orgs].map(([org, name]) => ({ value: String(org), label: name })),
          },
          {
            name: 'password',
            label: t('accounts.initialPassword'),
            hint: t('setUp.passwordHint'),
            control: 'newPassword',
          },
        ]}
        submitLabel={t('accounts.create')}
        busy={create.isPending}
        error={create.error}
        onSubmit={(body) => create.mutateAsync({ body })}
      />
    </Dialog>
  );
}

function AccountRows({ accounts }: { readonly accounts: readonly Account[] }): ReactNode {
  const t = useTexts(accountsTexts);
  const kit = useTexts(webkitTexts);
  const setDisabled = useCommand(setAccountDisabled);
  const Rows = usePhone() ? RowCards : RowTable;
  return (
    <>
      <ErrorNotice error={setDisabled.error} />
      <Rows<Account>
        caption={t('accounts.title')}
        rows={accounts}
        rowKey={(account) => account.id}
        columns={[
          { id: 'login', header: t('accounts.login'), cell: (account) => account.login },
          { id: 'name', header: t('accounts.name'), cell: (account) => account.name },
          { id: 'role', header: t('accounts.role'), cell: (account) => kit(`role.${account.role}`) },
          { id: 'org', header: t('accounts.org'), cell: (account) => account.orgName },
          {
            id: 'last',
            header: t('accounts.lastSignIn'),
            cell: (account) => (account.lastSignInAt ? formatInstant(account.lastSignInAt) : t('accounts.never')),
          },
          {
            id: 'state',
            header: t('accounts.state'),
            cell: (account) => (
              <span className="row">
                <StatusTag tone={account.disabled ? 'idle' : 'done'}>
                  {t(account.disabled ? 'accounts.disabled' : 'accounts.active')}
                </StatusTag>
                <Button
                  small
                  aria-label={`${t(account.disabled ? 'accounts.enable' : 'accounts.disable')} ${account.login}`}
                  onClick={() =>
                    setDisabled.mutate({
                      params: { id: account.id },
                      body: { disabled: !account.disabled },
                      version: account.version,
                    })
                  }
                >
                  {t(account.disabled ? 'accounts.enable' : 'accounts.disable')}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

/** Accounts of the installation, for its administrator. */
export function AccountsPage({ orgs }: { readonly orgs: ReadonlyMap<number, string> }): ReactNode {
  const t = useTexts(accountsTexts);
  const accounts = useQueryOf(listAccounts, {});
  const [creating, setCreating] = useState(false);
  return (
    <>
      <PageHeader
        title={t('accounts.title')}
        note={t('accounts.note')}
        action={
          <Button look="primary" onClick={() => setCreating(true)}>
            {t('accounts.create')}
          </Button>
        }
      />
      <Loaded query={accounts}>{({ items }) => <AccountRows accounts={items} />}</Loaded>
      {creating ? <NewAccount orgs={orgs} onClose={() => setCreating(false)} /> : null}
    </>
  );
}
