import { type ReactNode, useId } from 'react';
import { useTexts } from './i18n.ts';
import { webkitTexts } from './webkit.texts.ts';

/** What every field needs beside its binding. */
export interface FieldLabels {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
}

export interface FieldProps extends FieldLabels {
  readonly error?: string | undefined;
}

/** What an input must carry so that its label, hint and error are read with it. */
export interface InputTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** Label above, input, then hint and error, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { readonly children: (ties: InputTies) => ReactNode }): ReactNode {
  const t = useTexts(webkitTexts);
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="field-optional">{t('optional')}</span> : null}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      ) : null}
      {hint ? (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}

/** Several inputs under one question. */
export function FieldGroup({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { readonly children: ReactNode }): ReactNode {
  const t = useTexts(webkitTexts);
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="field-label">
        {label}
        {optional ? <span className="field-optional">{t('optional')}</span> : null}
      </legend>
      {hint ? <span className="field-hint">{hint}</span> : null}
      {children}
      {error ? (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      ) : null}
    </fieldset>
  );
}
