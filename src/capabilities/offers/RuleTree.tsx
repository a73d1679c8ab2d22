import type { ReactNode } from 'react';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { usePhrases } from '../../webkit/phrases.ts';
import { RuleSource } from '../../webkit/RuleSource.tsx';
import type { RuleLine } from './offer.schema.ts';
import { offersTexts } from './offers.texts.ts';
import '../../webkit/styles/explanation.css';

/** Clauses are numbered as in a document: 1, 1.1, 1.2 … */
function Lines({ lines, prefix }: { readonly lines: readonly RuleLine[]; readonly prefix: string }): ReactNode {
  const t = useTexts(offersTexts);
  const phrases = usePhrases();
  const pick = usePick();
  return (
    <ol className="conditions">
      {lines.map((line, index) => (
        <li key={line.id}>
          <div className="rule-line">
            <span className="soft">{`${prefix}${index + 1}`}</span>
            <div>
              <div>
                {pick(line.text)}
                {line.children.length === 0 && !line.machine ? (
                  <span className="small soft">{phrases.aside(t('person'))}</span>
                ) : null}
              </div>
              {line.source ? <RuleSource source={line.source} /> : null}
            </div>
          </div>
          {line.children.length > 0 ? <Lines lines={line.children} prefix={`${prefix}${index + 1}.`} /> : null}
        </li>
      ))}
    </ol>
  );
}

/** The whole rule of a program, readable and sourced. */
export function RuleTree({ root }: { readonly root: RuleLine }): ReactNode {
  return <Lines lines={root.kind === 'all' && root.children.length > 0 ? root.children : [root]} prefix="" />;
}
