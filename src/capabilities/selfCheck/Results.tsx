import type { ReactNode } from 'react';
import { Explanation, verdictTone, verdictWord } from '../../webkit/Explanation.tsx';
import { formatAmount } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { SelfCheckAnswer } from './selfCheck.schema.ts';
import { selfCheckTexts } from './selfCheck.texts.ts';
import '../../webkit/styles/explanation.css';
import '../overview/enterprise.css';

type Answer = SelfCheckAnswer['programs'][number];
const GROUPS = ['eligible', 'near', 'needs_person', 'needs_data', 'not_eligible'] as const;

const groupOf = ({ assessment }: Answer): (typeof GROUPS)[number] | null => {
  if (assessment.near) return 'near';
  return assessment.verdict === 'not_applicable' ? null : assessment.verdict;
};

function AnswerLine({ one }: { readonly one: Answer }): ReactNode {
  const kit = useTexts(webkitTexts);
  const pick = usePick();
  const language = useLanguage();
  const word = verdictWord(one.assessment);
  const amount = one.assessment.amount.amountFen;
  return (
    <li>
      <details className="offer">
        <summary>
          <span className="offer-words">
            <span className="offer-title">{pick(one.title)}</span>
            <span className="offer-summary">{pick(one.assessment.summary)}</span>
          </span>
          <span className="offer-answer">
            {amount ? <strong className="number">{formatAmount(amount, language)}</strong> : null}
            <StatusTag tone={verdictTone(word)}>{kit(`verdictTag.${word}`)}</StatusTag>
          </span>
        </summary>
        <div className="offer-body stack">
          <div className="small soft">{pick(one.issuer)}</div>
          <Explanation assessment={one.assessment} folded />
        </div>
      </details>
    </li>
  );
}

/** The verdicts, those one can act on first, each with its reasons. */
export function Results({ answer }: { readonly answer: SelfCheckAnswer }): ReactNode {
  const t = useTexts(selfCheckTexts);
  return (
    <Panel
      title={t('result.title')}
      aside={<span className="small soft">{t('result.asOf', { date: answer.asOf })}</span>}
      bare
    >
      {answer.programs.length === 0 ? <EmptyState title={t('result.empty')} hint={t('result.emptyHint')} /> : null}
      {GROUPS.map((group) => {
        const members = answer.programs.filter((one) => groupOf(one) === group);
        if (members.length === 0) return null;
        return (
          <section key={group} className="offer-group" aria-label={t(`result.${group}`)}>
            <h3>
              {t(`result.${group}`)} <span className="soft">{members.length}</span>
            </h3>
            <ul>
              {members.map((one) => (
                <AnswerLine key={one.code} one={one} />
              ))}
            </ul>
          </section>
        );
      })}
      {answer.notApplicable > 0 ? (
        <p className="panel-body small soft">{t('result.notApplicable', { count: answer.notApplicable })}</p>
      ) : null}
    </Panel>
  );
}
