import type { ReactNode } from 'react';
import type * as z from 'zod';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { Fact, factGroupSchema } from './fact.schema.ts';
import { factsTexts } from './facts.texts.ts';
import './facts.css';

type FactGroup = z.infer<typeof factGroupSchema>;

// More values than this, such as a list of patents, are folded.
const SHOWN_VALUES = 4;

/** Facts of one key together: years of one figure, or entries of one list. */
function byKey(facts: readonly Fact[]): readonly (readonly [string, readonly Fact[]])[] {
  const keys = new Map<string, Fact[]>();
  for (const fact of facts) keys.set(fact.key, [...(keys.get(fact.key) ?? []), fact]);
  return [...keys];
}

function Provenance({ fact }: { readonly fact: Fact }): ReactNode {
  const kit = useTexts(webkitTexts);
  return (
    <span className="fact-source">
      {kit(`source.${fact.sourceKind}`)} · {fact.sourceName} · {kit('explain.observed', { date: fact.observedOn })} ·{' '}
      {kit(`confidence.${fact.confidence}`)}
    </span>
  );
}

function Value({ fact }: { readonly fact: Fact }): ReactNode {
  const t = useTexts(factsTexts);
  const pick = usePick();
  return (
    <li className="fact-line">
      <span className="fact-period">{fact.period}</span>
      <span>
        {pick(fact.text)} {fact.conflict === 'open' ? <StatusTag tone="act">{t('conflict')}</StatusTag> : null}
      </span>
      <Provenance fact={fact} />
    </li>
  );
}

function Values({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const t = useTexts(factsTexts);
  const lines = (
    <ul>
      {facts.map((fact) => (
        <Value key={fact.id} fact={fact} />
      ))}
    </ul>
  );
  if (facts.length <= SHOWN_VALUES) return lines;
  return (
    <details className="disclosure">
      <summary>{t('entries', { count: facts.length })}</summary>
      {lines}
    </details>
  );
}

/** What is known about an enterprise, by group, each value with its unit, period and source. */
export function FactGroups({ groups }: { readonly groups: readonly FactGroup[] }): ReactNode {
  const pick = usePick();
  return (
    <div className="stack">
      {groups.map((group) => (
        <section key={group.group} aria-label={pick(group.label)}>
          <h3 className="fact-group">{pick(group.label)}</h3>
          <dl>
            {byKey(group.facts).map(([key, facts]) => (
              <div key={key} className="fact">
                <dt>{pick(factDefinition(key)?.label ?? { zh: key, en: key })}</dt>
                <dd>
                  <Values facts={facts} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
