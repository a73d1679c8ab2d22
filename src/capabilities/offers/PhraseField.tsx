import { type ReactNode, useState } from 'react';
import type { Form } from '../../eligibility/textForm.ts';
import { Scanner } from '../../eligibility/textScanner.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { rulesTexts } from './rules.texts.ts';

export interface PhraseFieldProps {
  readonly label: string;
  readonly place: Place;
  readonly value: unknown;
  readonly form: Form;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** A part of a rule in Chinese, read back with every key; while it does not read the rule stays as it was. */
export function PhraseField({ label, place, value, form, hint, optional }: PhraseFieldProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { tables, change, problemAt } = useEditor();
  const said = value === undefined ? '' : (form.say(value, tables) ?? JSON.stringify(value));
  const [typed, setTyped] = useState<{ readonly text: string; readonly from: string } | null>(null);
  // What was typed here is shown until the rule is changed elsewhere.
  const own = typed && (typed.from === said || form.say(read(typed.text), tables) === said) ? typed.text : null;
  function read(text: string): unknown {
    const scanner = new Scanner(text, tables);
    const found = form.read(scanner);
    return found !== undefined && scanner.atEnd() ? found : undefined;
  }
  const text = own ?? said;
  const isOpen = optional && text.trim() === '';
  const scanner = new Scanner(text, tables);
  const readable = isOpen || (form.read(scanner) !== undefined && scanner.atEnd());
  const stopped = t('phraseStop', { column: scanner.furthest + 1, expected: scanner.expectation() });
  return (
    <TextField
      name={place.join('.')}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(optional ? { optional } : {})}
      value={text}
      error={readable ? problemAt(place) : stopped}
      onChange={(next) => {
        const words = next ?? '';
        setTyped({ text: words, from: said });
        if (optional && words.trim() === '') change(place, undefined);
        const found = read(words);
        if (found !== undefined && words.trim() !== '') change(place, found);
      }}
    />
  );
}
