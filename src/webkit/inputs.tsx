import { type HTMLInputTypeAttribute, type ReactNode, useState } from 'react';
import { parseAmount } from './amount.ts';
import { Field, FieldGroup, type FieldLabels } from './Field.tsx';
import { formatAmount } from './format.ts';
import { useLanguage, useTexts } from './i18n.ts';
import type { Binding } from './useForm.ts';
import { webkitTexts } from './webkit.texts.ts';

/** Native inputs in the look of the house: small, and at home on a phone. */

type Text = string | null;

export interface TextFieldProps extends FieldLabels, Binding<Text> {
  readonly type?: HTMLInputTypeAttribute;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly rows?: number;
  readonly readOnly?: boolean;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { name, value, onChange, type = 'text', placeholder, autoComplete = 'off', rows, readOnly } = props;
  const shared = { name, placeholder, autoComplete, readOnly, className: 'input', value: value ?? '' };
  return (
    <Field {...props}>
      {(ties) =>
        rows ? (
          <textarea {...ties} {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...ties} {...shared} type={type} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}

export function DateField(
  props: FieldLabels & Binding<Text> & { readonly min?: string; readonly max?: string },
): ReactNode {
  return (
    <Field {...props}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="date"
          name={props.name}
          min={props.min ?? '1949-01-01'}
          max={props.max ?? '2199-12-31'}
          value={props.value ?? ''}
          onChange={(event) => props.onChange(event.target.value || null)}
        />
      )}
    </Field>
  );
}

export function NumberField(props: FieldLabels & Binding<number | null>): ReactNode {
  const { name, value, onChange } = props;
  return (
    <Field {...props}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          inputMode="numeric"
          name={name}
          value={value ?? ''}
          onChange={(event) => {
            const digits = event.target.value.normalize('NFKC').replace(/[^\d]/g, '').slice(0, 15);
            onChange(digits === '' ? null : Number(digits));
          }}
        />
      )}
    </Field>
  );
}

/** Takes `3000万元` and shows what it understood; what it does not understand is not sent. */
export function AmountField(props: FieldLabels & Binding<number | null>): ReactNode {
  const t = useTexts(webkitTexts);
  const language = useLanguage();
  const { name, value, onChange, error } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null || value === undefined ? '' : formatAmount(value, 'zh-CN'));
  const wrong = typed !== null && typed.trim() !== '' && parseAmount(typed) === null ? t('field.amount') : undefined;
  return (
    <Field {...props} error={error ?? wrong} hint={props.hint ?? t('amountExample')}>
      {(ties) => (
        <>
          <input
            {...ties}
            className="input"
            name={name}
            value={text}
            autoComplete="off"
            onChange={(event) => {
              setTyped(event.target.value);
              // NaN is no amount: the schema refuses it, so an unreadable text is never sent as “no amount”.
              onChange(event.target.value.trim() === '' ? null : (parseAmount(event.target.value) ?? Number.NaN));
            }}
          />
          {typed && value !== null && value !== undefined && Number.isFinite(value) ? (
            <span className="field-parsed" aria-live="polite">
              {t('parsedAs', { value: formatAmount(value, language) })}
            </span>
          ) : null}
        </>
      )}
    </Field>
  );
}

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  readonly group?: string;
  readonly hint?: string;
}

function groupsOf(options: readonly Option[]): [string, Option[]][] {
  const groups = new Map<string, Option[]>();
  for (const option of options) groups.set(option.group ?? '', [...(groups.get(option.group ?? '') ?? []), option]);
  return [...groups];
}

const optionTags = (options: readonly Option[]): ReactNode =>
  options.map((option) => (
    <option key={option.value} value={option.value}>
      {option.label}
    </option>
  ));

export interface SelectFieldProps<V extends string> extends FieldLabels, Binding<V | null> {
  readonly options: readonly Option<V>[];
  /** The words for choosing nothing; without it something must be chosen. */
  readonly none?: string;
}

export function SelectField<V extends string>(props: SelectFieldProps<V>): ReactNode {
  const t = useTexts(webkitTexts);
  const { name, value, onChange, options, none } = props;
  return (
    <Field {...props}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          name={name}
          value={value ?? ''}
          onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
        >
          <option value="" disabled={none === undefined && value !== undefined && value !== null}>
            {none ?? t('choose')}
          </option>
          {groupsOf(options).map(([group, members]) =>
            group === '' ? (
              optionTags(members)
            ) : (
              <optgroup key={group} label={group}>
                {optionTags(members)}
              </optgroup>
            ),
          )}
        </select>
      )}
    </Field>
  );
}

export interface ChoicesProps<V extends string> extends FieldLabels, Binding<readonly V[]> {
  readonly options: readonly Option<V>[];
}

/** Any number of a few options. */
export function Choices<V extends string>(props: ChoicesProps<V>): ReactNode {
  const { name, value = [], onChange, options } = props;
  const toggle = (one: V): void =>
    onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <FieldGroup {...props}>
      <div className="choices">
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type="checkbox"
              name={name}
              checked={value.includes(option.value)}
              onChange={() => toggle(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** Exactly one of a few options, each with a line that says what it means. */
export function RadioField<V extends string>(
  props: FieldLabels & Binding<V> & { readonly options: readonly Option<V>[] },
): ReactNode {
  const { name, value, onChange, options } = props;
  return (
    <FieldGroup {...props}>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.hint ? <span className="field-hint"> {option.hint}</span> : null}
          </span>
        </label>
      ))}
    </FieldGroup>
  );
}
