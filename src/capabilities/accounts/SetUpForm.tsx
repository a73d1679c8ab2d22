import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { setUp } from './account.api.ts';
import { type SessionView, setUpSchema } from './account.schema.ts';
import { accountsTexts } from './accounts.texts.ts';

/** First start in production: whoever reads the server's console creates the first administrator. */
export function SetUpForm({ onEntered }: { readonly onEntered: (view: SessionView) => void }): ReactNode {
  const t = useTexts(accountsTexts);
  const create = useCommand(setUp, onEntered);
  return (
    <section className="stack" aria-labelledby="set-up-title">
      <div>
        <h2 id="set-up-title">{t('setUp.title')}</h2>
        <p className="soft">{t('setUp.hint')}</p>
      </div>
      <SchemaForm
        schema={setUpSchema}
        initial={{}}
        fields={[
          { name: 'setUpToken', label: t('setUp.token'), control: 'text' },
          { name: 'login', label: t('signIn.login'), control: 'text' },
          { name: 'name', label: t('setUp.name'), control: 'text' },
          { name: 'password', label: t('signIn.password'), hint: t('setUp.passwordHint'), control: 'newPassword' },
        ]}
        submitLabel={t('setUp.submit')}
        busy={create.isPending}
        error={create.error}
        onSubmit={(body) => create.mutateAsync({ body })}
      />
    </section>
  );
}
