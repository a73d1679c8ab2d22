import type { ReactNode } from 'react';
import type * as z from 'zod';
import { Button } from './Button.tsx';
import { AmountField, DateField, NumberField, type Option, RadioField, SelectField, TextField } from './inputs.tsx';
import { ErrorNotice } from './States.tsx';
import { type Binding, useForm } from './useForm.ts';

/** How one field of a schema is asked for. */
export interface FieldSpec<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly control:
    | 'text'
    | 'longText'
    | 'amount'
    | 'number'
    | 'date'
    | 'select'
    | 'radio'
    | 'numberSelect'
    | 'password'
    | 'newPassword';
  readonly options?: readonly Option[];
}

export interface SchemaFormProps<S extends z.ZodObject> {
  readonly schema: S;
  readonly initial: Partial<z.input<S>>;
  readonly fields: readonly FieldSpec<keyof z.input<S> & string>[];
  readonly submitLabel: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** The last refusal; its field errors are shown at their fields by `onSubmit` rejecting. */
  readonly error: unknown;
  readonly onSubmit: (value: z.output<S>) => Promise<unknown>;
  readonly onCancel?: { readonly label: string; readonly act: () => void };
  readonly children?: ReactNode;
}

// The schema, not the compiler, knows which value a named field holds; the form checks it before anything is sent.
const as = <V,>(binding: { readonly name: string }): Binding<V> => binding as unknown as Binding<V>;

function Control({
  spec,
  binding,
}: {
  readonly spec: FieldSpec<string>;
  readonly binding: Binding<unknown>;
}): ReactNode {
  const shared = { label: spec.label, hint: spec.hint, optional: spec.optional ?? false };
  switch (spec.control) {
    case 'amount':
      return <AmountField {...shared} {...as<number | null>(binding)} />;
    case 'number':
      return <NumberField {...shared} {...as<number | null>(binding)} />;
    case 'date':
      return <DateField {...shared} {...as<string | null>(binding)} />;
    case 'select':
      return <SelectField {...shared} {...as<string | null>(binding)} options={spec.options ?? []} />;
    case 'radio':
      return <RadioField {...shared} {...as<string>(binding)} options={spec.options ?? []} />;
    case 'numberSelect': {
      const { value, onChange, ...rest } = as<number>(binding);
      const text = { ...rest, value: value === undefined ? null : String(value) };
      const choose = (chosen: string | null | undefined): void => onChange(chosen ? Number(chosen) : undefined);
      return <SelectField {...shared} {...text} onChange={choose} options={spec.options ?? []} />;
    }
    case 'longText':
      return <TextField {...shared} {...as<string | null>(binding)} rows={4} />;
    case 'password':
      return <TextField {...shared} {...as<string | null>(binding)} type="password" autoComplete="current-password" />;
    case 'newPassword':
      return <TextField {...shared} {...as<string | null>(binding)} type="password" autoComplete="new-password" />;
    case 'text':
      return <TextField {...shared} {...as<string | null>(binding)} />;
  }
}

/** A form from a schema: checks before sending, and puts the server's objections at the fields they belong to. */
export function SchemaForm<S extends z.ZodObject>(props: SchemaFormProps<S>): ReactNode {
  const form = useForm(props.schema, props.initial);
  const submit = async (): Promise<void> => {
    const value = form.check();
    if (value === null) return;
    await props.onSubmit(value).catch((error: unknown) => form.showProblem(error));
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {props.fields.map((spec) => (
        <Control key={spec.name} spec={spec} binding={as<unknown>(form.field(spec.name))} />
      ))}
      {props.children}
      <ErrorNotice error={props.error} />
      <div className="form-actions">
        <Button type="submit" look={props.danger ? 'danger' : 'primary'} busy={props.busy}>
          {props.submitLabel}
        </Button>
        {props.onCancel ? <Button onClick={props.onCancel.act}>{props.onCancel.label}</Button> : null}
      </div>
    </form>
  );
}
