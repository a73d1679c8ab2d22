import { type ReactNode, useId, useState } from 'react';
import type { Condition } from '../../eligibility/rule.ts';
import { ruleToText } from '../../eligibility/ruleToText.ts';
import { textToRule } from '../../eligibility/textToRule.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { ProblemList } from './ProblemList.tsx';
import { rulesTexts } from './rules.texts.ts';

/** The rule in Chinese. What is typed is read back with every key; what does not read yet stays here and changes nothing. */
export function WordsView({ condition, place }: { readonly condition: Condition; readonly place: Place }): ReactNode {
  const t = useTexts(rulesTexts);
  const id = useId();
  const { tables, change } = useEditor();
  const said = ruleToText(condition, tables);
  const [typed, setTyped] = useState<{ readonly text: string; readonly gave: string } | null>(null);
  // Typed words are shown as long as the rule is the one they gave: any other view's change shows its own words.
  const text = typed?.gave === said ? typed.text : said;
  const read = textToRule(text, tables);
  const write = (next: string): void => {
    const result = textToRule(next, tables);
    setTyped({ text: next, gave: result.ok ? ruleToText(result.condition, tables) : said });
    if (result.ok) change(place, result.source);
  };
  return (
    <div className="stack-tight">
      <label className="field-label" htmlFor={id}>
        {t('views.words')}
      </label>
      <p className="small soft">{t('wordsNote')}</p>
      <textarea
        id={id}
        className="input rule-text"
        spellCheck={false}
        rows={Math.min(40, Math.max(12, text.split('\n').length + 1))}
        value={text}
        aria-invalid={!read.ok || undefined}
        onChange={(event) => write(event.target.value)}
      />
      {read.ok ? null : (
        <>
          <p className="small">
            {t('wordsUnread')}{' '}
            <Button small look="quiet" onClick={() => setTyped(null)}>
              {t('wordsAgain')}
            </Button>
          </p>
          <ProblemList problems={read.errors} />
        </>
      )}
    </div>
  );
}
