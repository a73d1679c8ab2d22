import type { ReactNode } from 'react';
import type { Assessment, MissingFact, NearMiss } from '../eligibility/assessment.schema.ts';
import { unitName } from '../vocabulary/units.ts';
import { ConditionTree } from './ConditionTree.tsx';
import { formatAmount } from './format.ts';
import { useLanguage, usePick, useTexts } from './i18n.ts';
import { usePhrases } from './phrases.ts';
import type { Tone } from './StatusTag.tsx';
import { webkitTexts } from './webkit.texts.ts';

export interface ExplanationProps {
  readonly assessment: Assessment;
  /** Offers to supply a missing fact, where the reader may record one. */
  readonly supply?: (missing: MissingFact) => ReactNode;
  /** Folds the condition tree, where several explanations stand below each other. */
  readonly folded?: boolean;
}

type VerdictWord = Assessment['verdict'] | 'near' | 'blocked';

/** The word shown for an assessment: near and blocked have their own. */
export function verdictWord(assessment: Pick<Assessment, 'verdict' | 'near' | 'blockedBy'>): VerdictWord {
  if (assessment.verdict === 'not_eligible' && assessment.near) return 'near';
  return assessment.verdict === 'eligible' && assessment.blockedBy.length > 0 ? 'blocked' : assessment.verdict;
}

export const verdictTone = (word: VerdictWord): Tone => {
  if (word === 'eligible') return 'done';
  return word === 'near' || word === 'needs_data' || word === 'needs_person' ? 'wait' : 'idle';
};

function windowWords(assessment: Assessment, t: ReturnType<typeof useTexts<typeof webkitTexts.zh>>): string {
  const { state, opensOn, closesOn } = assessment.window;
  if (state === 'open') return closesOn ? t('explain.window.open', { date: closesOn }) : t('explain.window.openEnded');
  if (state === 'upcoming') return t('explain.window.upcoming', { date: opensOn ?? '' });
  if (state === 'closed')
    return closesOn ? t('explain.window.closed', { date: closesOn }) : t('explain.window.closedNow');
  return t('explain.window.always');
}

/** What closes a gap: a day or a figure. A title to be held is already named by the gap itself. */
function Closing({ gap }: { readonly gap: NonNullable<NearMiss['gap']> }): ReactNode {
  const t = useTexts(webkitTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const isFigure = /^-?\d/.test(gap.valueToPass);
  if (!gap.passesOn && !isFigure) return null;
  const figure = `${gap.valueToPass} ${unitName(gap.unit, language)}`.trim();
  return (
    <span className="soft">
      {' · '}
      {gap.passesOn ? t('explain.passesOn', { date: gap.passesOn }) : t('explain.toPass', { value: figure })}
    </span>
  );
}

function NearMisses({ assessment }: { readonly assessment: Assessment }): ReactNode {
  const t = useTexts(webkitTexts);
  const pick = usePick();
  if (assessment.nearMisses.length === 0) return null;
  return (
    <section className="notice notice-wait">
      <h3>{t('explain.nearTitle')}</h3>
      <ul className="stack-tight">
        {assessment.nearMisses.map((miss) => (
          <li key={miss.conditionId}>
            <div>{pick(miss.text)}</div>
            {miss.gap ? (
              <div>
                <strong>{pick(miss.gap.text)}</strong>
                <Closing gap={miss.gap} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ assessment, supply }: ExplanationProps): ReactNode {
  const t = useTexts(webkitTexts);
  const phrases = usePhrases();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const pick = usePick();
  if (assessment.missing.length === 0) return null;
  return (
    <section className="notice notice-wait">
      <h3>{t('explain.missingTitle')}</h3>
      <ul className="stack-tight">
        {assessment.missing.map((missing) => (
          <li key={`${missing.key} ${missing.period}`} className="row-apart">
            <span>
              {pick(missing.label)}
              {missing.unit ? <span className="soft">{phrases.aside(unitName(missing.unit, language))}</span> : null}
            </span>
            {supply?.(missing)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contradictions({ assessment }: { readonly assessment: Assessment }): ReactNode {
  const t = useTexts(webkitTexts);
  const phrases = usePhrases();
  const pick = usePick();
  const found = assessment.contradictions ?? [];
  if (found.length === 0) return null;
  return (
    <section className="notice">
      <h3>{t('explain.contradictionsTitle')}</h3>
      <ul className="stack-tight">
        {found.map((one) => (
          <li key={`${one.key} ${one.period}`}>
            {pick(one.label)}
            {phrases.aside(phrases.list(one.values.flatMap(({ value }) => (value ? [pick(value)] : []))))}{' '}
            <span className="soft">
              {t(one.matters ? 'explain.contradictionMatters' : 'explain.contradictionIdle')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Support({ assessment }: { readonly assessment: Assessment }): ReactNode {
  const t = useTexts(webkitTexts);
  const pick = usePick();
  const language = useLanguage();
  const { amount } = assessment;
  if (amount.state === 'none') return null;
  return (
    <div>
      <span className="soft">{t('explain.amount')} </span>
      <strong>{pick(amount.text)}</strong>
      {amount.instalments.length > 0 ? (
        <ul>
          {amount.instalments.map((part) => (
            <li key={part.when.zh} className="small soft">
              {t('explain.instalment', { when: pick(part.when) })} {formatAmount(part.amountFen, language)}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** The whole answer of one program for one enterprise: verdict first, then what is missing, then every condition with its source. */
export function Explanation(props: ExplanationProps): ReactNode {
  const { assessment, folded } = props;
  const t = useTexts(webkitTexts);
  const pick = usePick();
  const phrases = usePhrases();
  const word = verdictWord(assessment);
  return (
    <div className="stack" style={{ gap: 12 }}>
      <div className={`verdict verdict-${word}`}>
        <div className="verdict-word">{t(`verdict.${word}`)}</div>
        <p>{pick(assessment.summary)}</p>
        <Support assessment={assessment} />
        {assessment.blockedBy.length > 0 ? (
          <p>{t('explain.blockedBy', { names: phrases.list(assessment.blockedBy) })}</p>
        ) : null}
        <p className="small soft">
          {t('explain.asOf', { date: assessment.asOf })} · {windowWords(assessment, t)}
        </p>
      </div>
      <NearMisses assessment={assessment} />
      <Missing {...props} />
      <Contradictions assessment={assessment} />
      {assessment.reviewFlags.length > 0 ? (
        <section className="notice">
          <h3>{t('explain.review')}</h3>
          <ul>
            {assessment.reviewFlags.map((flag) => (
              <li key={flag.id}>{pick(flag.text)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {assessment.conditions ? (
        <details className="disclosure" open={!folded}>
          <summary>{t('explain.conditions')}</summary>
          <ConditionTree root={assessment.conditions} />
        </details>
      ) : null}
    </div>
  );
}
