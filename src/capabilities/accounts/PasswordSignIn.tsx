import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { signIn } from './account.api.ts';
import { type SessionView, signInSchema } from './account.schema.ts';
import { accountsTexts } from './accounts.texts.ts';

export function PasswordSignIn({ onEntered }: { readonly onEntered: (view: SessionView) => void }): ReactNode {
  const t = useTexts(accountsTexts);
  const enter = useCommand(signIn, onEntered);
  return (
    <section className="stack" aria-labelledby="password-title">
      <h2 id="password-title">{t('signIn.passwordTitle')}</h2>
      <SchemaForm
        schema={signInSchema}
        initial={{}}
        fields={[
          { name: 'login', label: t('signIn.login'), control: 'text' },
          { name: 'password', label: t('signIn.password'), control: 'password' },
        ]}
        submitLabel={t('signIn.submit')}
        busy={enter.isPending}
        error={enter.error}
        onSubmit={(body) => enter.mutateAsync({ body })}
      />
    </section>
  );
}
