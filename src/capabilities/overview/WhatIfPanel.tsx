import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { Button } from '../../webkit/Button.tsx';
import { call } from '../../webkit/client.ts';
import { Explanation, verdictTone, verdictWord } from '../../webkit/Explanation.tsx';
import { formatAmount } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { EnterprisePage } from './overview.schema.ts';
import { SupposeForm } from './SupposeForm.tsx';
import { whatIf } from './whatIf.api.ts';
import type { SupposedFact, WhatIfAnswer } from './whatIf.schema.ts';
import { whatIfTexts } from './whatIf.texts.ts';
import '../../webkit/styles/explanation.css';
import './enterprise.css';

type Changed = WhatIfAnswer['changed'][number];

function Answer({ one }: { readonly one: Changed['before'] }): ReactNode {
  const kit = useTexts(webkitTexts);
  const language = useLanguage();
  const word = verdictWord(one);
  return (
    <span className="row">
      <StatusTag tone={verdictTone(word)}>{kit(`verdictTag.${word}`)}</StatusTag>
      {one.amount.amountFen ? <strong className="number">{formatAmount(one.amount.amountFen, language)}</strong> : null}
    </span>
  );
}

function ChangedOffer({ one }: { readonly one: Changed }): ReactNode {
  const t = useTexts(whatIfTexts);
  const pick = usePick();
  return (
    <li>
      <details className="offer">
        <summary>
          <span className="offer-words">
            <span className="offer-title">{pick(one.offer.title)}</span>
            <span className="row small">
              <span className="soft">{t('from')}</span> <Answer one={one.before} />{' '}
              <span className="soft">{t('to')}</span> <Answer one={one.after} />
            </span>
            <span className="offer-summary">{pick(one.after.summary)}</span>
          </span>
        </summary>
        <div className="offer-body">
          <Explanation assessment={one.after} folded />
        </div>
      </details>
    </li>
  );
}

export interface WhatIfPanelProps {
  readonly enterprise: RowRef;
  readonly facts: NonNullable<EnterprisePage['facts']>;
}

/** Some facts supposed to be otherwise, and which programs then answer otherwise. What is supposed lives in this panel only. */
export function WhatIfPanel({ enterprise, facts }: WhatIfPanelProps): ReactNode {
  const t = useTexts(whatIfTexts);
  const pick = usePick();
  const [supposed, setSupposed] = useState<readonly SupposedFact[]>([]);
  const ask = useMutation<WhatIfAnswer, Error, readonly SupposedFact[]>({
    mutationFn: (said) => call(whatIf, { params: enterprise, body: { facts: [...said] } }),
    onSuccess: (_, said) => setSupposed(said),
  });
  const reset = (): void => {
    setSupposed([]);
    ask.reset();
  };
  const labelOf = ({ key, period }: SupposedFact): string =>
    `${pick(factDefinition(key)?.label ?? { zh: key, en: key })}${period ? ` ${period}` : ''}`;
  const remove = (index: number): void => {
    const rest = supposed.filter((_, at) => at !== index);
    if (rest.length === 0) reset();
    else ask.mutate(rest);
  };
  return (
    <Panel
      title={t('title')}
      aside={
        supposed.length > 0 ? (
          <Button small onClick={reset}>
            {t('reset')}
          </Button>
        ) : null
      }
    >
      <div className="stack-tight">
        <p className="small soft">{t('note')}</p>
        <SupposeForm facts={facts} busy={ask.isPending} onSuppose={(fact) => ask.mutate([...supposed, fact])} />
        <ErrorNotice error={ask.error} />
        {supposed.length > 0 ? (
          <ul className="list" aria-label={t('supposed')}>
            {supposed.map((fact, index) => (
              <li key={`${labelOf(fact)} ${JSON.stringify(fact.value)}`} className="row-apart">
                <span>
                  {labelOf(fact)} → <strong>{words(fact, t)}</strong>
                </span>
                <Button
                  look="quiet"
                  small
                  aria-label={t('remove', { name: labelOf(fact) })}
                  onClick={() => remove(index)}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {ask.data && supposed.length > 0 ? (
          <section aria-live="polite">
            <h3>
              {ask.data.changed.length === 0
                ? t('nothing')
                : t('changed', { count: ask.data.changed.length, unchanged: ask.data.unchanged })}
            </h3>
            <ul className="offer-group">
              {ask.data.changed.map((one) => (
                <ChangedOffer key={one.offer.id} one={one} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Panel>
  );
}

function words({ value }: SupposedFact, t: ReturnType<typeof useTexts<typeof whatIfTexts.zh>>): string {
  if (value === null) return t('unknown');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  return typeof value === 'string' ? value : Object.values(value).filter(Boolean).join(' ');
}
