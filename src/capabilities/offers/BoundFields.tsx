import type { ReactNode } from 'react';
import { boundaryWords, type Operator, operatorOf } from '../../eligibility/boundary.ts';
import { parseLiteral } from '../../eligibility/literal.ts';
import { amount } from '../../eligibility/textTerms.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { SelectField } from '../../webkit/inputs.tsx';
import { type Plain, UNITS } from './conditionDraft.rules.ts';
import type { Place } from './draftText.rules.ts';
import { useEditor } from './editorContext.tsx';
import { PhraseField } from './PhraseField.tsx';
import { rulesTexts } from './rules.texts.ts';

const OPERATORS: readonly Operator[] = ['>=', '>', '<=', '<', '='];

/** The boundary word of the document; the operator follows from it. */
export function BoundaryField({ node, place }: { readonly node: Plain; readonly place: Place }): ReactNode {
  const t = useTexts(rulesTexts);
  const { change, problemAt } = useEditor();
  const options = OPERATORS.flatMap((op) => boundaryWords(op).map((word) => ({ value: word, label: word, group: op })));
  return (
    <SelectField
      name={[...place, 'word'].join('.')}
      label={t('word')}
      value={typeof node.word === 'string' ? node.word : null}
      error={problemAt([...place, 'word']) ?? problemAt([...place, 'op'])}
      options={options}
      onChange={(word) => word && change(place, { ...node, op: operatorOf(word) ?? '=', word })}
    />
  );
}

export interface AmountFieldsProps {
  readonly label: string;
  readonly value: unknown;
  readonly place: Place;
}

/** An amount and, beside it, its unit. */
export function AmountFields({ label, value, place }: AmountFieldsProps): ReactNode {
  const t = useTexts(rulesTexts);
  const { change } = useEditor();
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).replace(/[\s,]/g, '') : '';
  const literal = parseLiteral(text);
  const number = literal ? text.slice(0, text.length - literal.unit.length) : text;
  const units: readonly string[] = literal ? UNITS[literal.dimension] : [];
  return (
    <div className="rule-amount">
      <PhraseField label={label} place={place} value={text} form={amount} />
      {literal && units.length > 1 ? (
        <SelectField
          name={[...place, 'unit'].join('.')}
          label={t('unit')}
          value={`u${literal.unit}`}
          error={undefined}
          options={[...new Set([...units, literal.unit])].map((unit) => ({
            value: `u${unit}`,
            label: unit || t('noUnit'),
          }))}
          onChange={(unit) => unit && change(place, `${number}${unit.slice(1)}`)}
        />
      ) : null}
    </div>
  );
}
