import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import { matchingTexts } from './matching.texts.ts';

export interface Receiver {
  readonly org: number;
  readonly name: string;
  readonly offer: RowRef | null;
}

export interface SendPanelProps {
  readonly receivers: readonly Receiver[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onChange: (receivers: readonly Receiver[]) => void;
  readonly onSend: (message: string) => void;
}

/** Who will be asked, in order, with a word to them; one press opens one case. */
export function SendPanel({ receivers, busy, error, onChange, onSend }: SendPanelProps): ReactNode {
  const t = useTexts(matchingTexts);
  const [message, setMessage] = useState('');
  return (
    <>
      <div className="form-pair">
        <OrganisationChoice
          label={t('match.others')}
          hint={t('match.othersHint')}
          without={receivers.map((one) => one.org)}
          onChoose={(one) => onChange([...receivers, { org: one.principal, name: one.name, offer: null }])}
        />
        <TextField
          name="message"
          label={t('match.message')}
          hint={t('match.messageHint')}
          optional
          error={undefined}
          value={message}
          onChange={(text) => setMessage(text ?? '')}
        />
      </div>
      <section className="send-bar row" aria-label={t('match.receivers')}>
        <ErrorNotice error={error} />
        <strong>{t('match.receivers')}</strong>
        <span className="row grow">
          {receivers.length === 0 ? <span className="soft">{t('match.sendNone')}</span> : null}
          {receivers.map((one, index) => (
            <span key={one.org} className="status status-active">
              {index + 1}. {one.name}
              <button
                type="button"
                className="chip-close"
                aria-label={t('match.remove', { org: one.name })}
                onClick={() => onChange(receivers.filter((other) => other.org !== one.org))}
              >
                ×
              </button>
            </span>
          ))}
          {receivers.length > 1 ? <span className="small soft">{t('match.leads')}</span> : null}
        </span>
        <span className="small soft">{t('match.consent')}</span>
        <Button look="primary" busy={busy} disabled={receivers.length === 0} onClick={() => onSend(message)}>
          {t('match.send', { count: receivers.length })}
        </Button>
      </section>
    </>
  );
}
