import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { memberRoleName } from '../../vocabulary/memberRoles.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { amendCharter } from './alliance.api.ts';
import type { Alliance } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { COMMON_BODIES } from './charter.rules.ts';
import { type BodyRule, type Charter, newCharterSchema, type Share } from './charter.schema.ts';
import './alliances.css';

const share = (one: Share): string => `${one.num}/${one.den}`;

function Rules({ bodies }: { readonly bodies: readonly BodyRule[] }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <ul className="list">
      {bodies.map((rule) => (
        <li key={rule.body}>
          {t('charter.rule', {
            body: t(`charter.body.${rule.body}`),
            present: share(rule.present),
            agree: share(rule.agree),
            roles:
              rule.roles.length === 0
                ? t('charter.everyone')
                : rule.roles.map((role) => memberRoleName(role, language)).join(t('separator')),
          })}
        </li>
      ))}
    </ul>
  );
}

function Version({ charter, isOpen }: { readonly charter: Charter; readonly isOpen: boolean }): ReactNode {
  const t = useTexts(alliancesTexts);
  return (
    <div className="stack-tight">
      <p>
        <strong>{t('charter.version', { number: charter.number, from: charter.validFrom })}</strong>
        {charter.change ? ` · ${charter.change}` : ''}
      </p>
      <p className="small soft">{t('charter.decided', { text: charter.decision.text || '—' })}</p>
      {isOpen ? <Rules bodies={charter.bodies} /> : null}
      <details>
        <summary>{t('charter.text')}</summary>
        <p className="charter-text">{charter.text}</p>
      </details>
    </div>
  );
}

const formSchema = z.strictObject({
  validFrom: newCharterSchema.shape.validFrom,
  change: newCharterSchema.shape.change,
  text: newCharterSchema.shape.text,
  decision: z.string().trim().min(2, { message: 'required' }).max(200, { message: 'tooLong' }),
});

function AmendDialog({ alliance, onClose }: { readonly alliance: Alliance; readonly onClose: () => void }): ReactNode {
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const amend = useCommand(amendCharter, () => {
    toast({ text: t('charter.done') });
    onClose();
  });
  const present = alliance.charters[0];
  const bodies = present?.bodies ?? [...COMMON_BODIES];
  const params = { regionId: alliance.regionId, id: alliance.id };
  return (
    <Dialog title={t('charter.amend')} wide onClose={onClose}>
      <SchemaForm
        schema={formSchema}
        initial={{ validFrom: today(), text: present?.text ?? '' }}
        fields={[
          { name: 'validFrom', label: t('charter.validFrom'), control: 'date' },
          { name: 'decision', label: t('charter.decision'), hint: t('charter.decisionHint'), control: 'text' },
          { name: 'change', label: t('charter.change'), control: 'text' },
          { name: 'text', label: t('charter.text'), control: 'longText' },
        ]}
        submitLabel={t('charter.amend')}
        busy={amend.isPending}
        error={amend.error}
        onSubmit={({ decision, ...charter }) =>
          amend.mutateAsync({ params, body: { ...charter, bodies, decision: { text: decision } } })
        }
      />
    </Dialog>
  );
}

/** The charter in force with the rules by which its bodies decide, and the versions before it. */
export function CharterPanel({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const [amending, setAmending] = useState(false);
  const [present, ...older] = alliance.charters;
  return (
    <Panel
      title={t('charter.title')}
      aside={
        alliance.may.includes('manage') ? (
          <Button small onClick={() => setAmending(true)}>
            {t('charter.amend')}
          </Button>
        ) : null
      }
    >
      {present ? <Version charter={present} isOpen /> : <p className="soft">{t('charter.none')}</p>}
      {older.length > 0 ? (
        <details>
          <summary>{t('charter.older')}</summary>
          {older.map((charter) => (
            <Version key={charter.id} charter={charter} isOpen={false} />
          ))}
        </details>
      ) : null}
      {amending ? <AmendDialog alliance={alliance} onClose={() => setAmending(false)} /> : null}
    </Panel>
  );
}
