import type { ReactNode } from 'react';
import type { ConditionResult, FactUse } from '../eligibility/assessment.schema.ts';
import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { Icon } from './Icon.tsx';
import { usePick, useTexts } from './i18n.ts';
import { usePhrases } from './phrases.ts';
import { RuleSource } from './RuleSource.tsx';
import { webkitTexts } from './webkit.texts.ts';

const SOURCE_KINDS = ['declared', 'imported', 'registry', 'audited', 'platform'] as const;

function FactLine({ fact }: { readonly fact: FactUse }): ReactNode {
  const t = useTexts(webkitTexts);
  const pick = usePick();
  const phrases = usePhrases();
  const label = pick(factDefinition(fact.key)?.label ?? { zh: fact.key, en: fact.key });
  const kind = SOURCE_KINDS.find((known) => known === fact.sourceKind);
  const origin = [kind ? t(`source.${kind}`) : '', fact.sourceName ?? ''].filter(Boolean).join(' · ');
  return (
    <li className="fact-use">
      <span>
        {phrases.pair(label, fact.value ? pick(fact.value) : t('explain.noFact'))}
        {fact.period ? <span className="soft"> {fact.period}</span> : null}
      </span>
      <span className="soft">{fact.confidence ? t(`confidence.${fact.confidence}`) : ''}</span>
      <span className="soft">
        {origin}
        {fact.observedOn ? ` · ${t('explain.observed', { date: fact.observedOn })}` : ''}
      </span>
    </li>
  );
}

interface PointsProps {
  readonly points: NonNullable<ConditionResult['points']>;
  /** The score is already said; only the maximum is missing. */
  readonly found: boolean;
}

function Points({ points, found }: PointsProps): ReactNode {
  const t = useTexts(webkitTexts);
  const settled = points.low === points.high;
  if (found && settled) return <div className="soft">{t('explain.pointsMax', points)}</div>;
  return <div className="soft">{settled ? t('explain.points', points) : t('explain.pointsRange', points)}</div>;
}

function Condition({ condition }: { readonly condition: ConditionResult }): ReactNode {
  const t = useTexts(webkitTexts);
  const pick = usePick();
  // A fact nobody knows is already named by what was found; the list shows what was used.
  const used = condition.facts.filter((fact) => fact.value !== null);
  return (
    <li>
      <div className={`condition condition-${condition.state}`}>
        <span className="condition-mark">
          <Icon name={condition.state} size={18} />
          <span className="visually-hidden">{t(`condition.${condition.state}`)}</span>
        </span>
        <div className="condition-words">{pick(condition.text)}</div>
        <div className="condition-found">
          {condition.found ? pick(condition.found) : null}
          {condition.points ? <Points points={condition.points} found={condition.found !== null} /> : null}
        </div>
        <div className="condition-notes">
          {condition.source ? <RuleSource source={condition.source} boundary={condition.boundary} /> : null}
          {used.length > 0 ? (
            <details className="disclosure">
              <summary>{t('explain.facts', { count: used.length })}</summary>
              <ul>
                {used.map((fact) => (
                  <FactLine key={`${fact.key} ${fact.period}`} fact={fact} />
                ))}
              </ul>
            </details>
          ) : null}
        </div>
      </div>
      {condition.children.length > 0 ? <Conditions conditions={condition.children} /> : null}
    </li>
  );
}

function Conditions({ conditions }: { readonly conditions: readonly ConditionResult[] }): ReactNode {
  return (
    <ul className="conditions">
      {conditions.map((condition) => (
        <Condition key={condition.id} condition={condition} />
      ))}
    </ul>
  );
}

/** Every condition with its state, what was found, and where it is written; a bare “all of these” at the top is left out. */
export function ConditionTree({ root }: { readonly root: ConditionResult }): ReactNode {
  return <Conditions conditions={root.kind === 'all' && root.children.length > 0 ? root.children : [root]} />;
}
