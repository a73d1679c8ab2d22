import { useCallback, useRef, useState } from 'react';
import type * as z from 'zod';
import { type Translate, useTexts } from './i18n.ts';
import { ProblemError } from './problem.ts';
import { webkitTexts } from './webkit.texts.ts';

/** One field of a form, ready to be spread into a field component. */
export interface Binding<V> {
  readonly name: string;
  readonly value: V | undefined;
  readonly onChange: (value: V | undefined) => void;
  readonly error: string | undefined;
}

type Draft<S extends z.ZodObject> = Partial<z.input<S>>;

export interface FormApi<S extends z.ZodObject> {
  readonly values: Draft<S>;
  readonly field: <K extends keyof z.input<S> & string>(name: K) => Binding<z.input<S>[K]>;
  readonly set: (values: Draft<S>) => void;
  readonly errorOf: (path: string) => string | undefined;
  /** The valid output, or null after showing what is wrong at its field. */
  readonly check: () => z.output<S> | null;
  /** Puts the server's field errors at their fields; true where every one found its field. */
  readonly showProblem: (error: unknown) => boolean;
  readonly reset: () => void;
}

type Words = Translate<typeof webkitTexts.zh>;

const NAMED = [
  'required',
  'tooShort',
  'tooLong',
  'unsafeCharacters',
  'invalidDate',
  'amount',
  'number',
  'choose',
  'passwordShort',
  'loginForm',
] as const;

const named = (code: string): (typeof NAMED)[number] | undefined => NAMED.find((name) => name === code);

/** The sentence for a schema issue: our own codes first, then what zod's kinds mean to a person. */
function sentence(issue: z.core.$ZodIssue, value: unknown, t: Words): string {
  const own = named(issue.message);
  if (own) return t(`field.${own}`);
  if (value === undefined || value === null || value === '') return t('field.required');
  if (issue.code === 'too_big') return t('field.tooLong');
  if (issue.code === 'too_small') return t('field.tooShort');
  return t('field.invalid');
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (now, key) => (typeof now === 'object' && now !== null ? Reflect.get(now, key) : undefined),
    value,
  );

/** Lets the reader land on the first field that is wrong. */
const focusFirstWrong = (): void => {
  setTimeout(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
};

export function useForm<S extends z.ZodObject>(schema: S, initial: Draft<S>): FormApi<S> {
  const t = useTexts(webkitTexts);
  const first = useRef(initial);
  const [values, setValues] = useState<Draft<S>>(initial);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  const set = useCallback((changes: Draft<S>) => {
    setValues((now) => ({ ...now, ...changes }));
    setErrors((now) =>
      Object.fromEntries(Object.entries(now).filter(([path]) => !((path.split('.')[0] ?? '') in changes))),
    );
  }, []);

  const check = (): z.output<S> | null => {
    const result = schema.safeParse(values);
    if (result.success) return result.data;
    const found: Record<string, string> = {};
    for (const issue of result.error.issues) found[issue.path.join('.')] ??= sentence(issue, at(values, issue.path), t);
    setErrors(found);
    focusFirstWrong();
    return null;
  };

  const showProblem = (error: unknown): boolean => {
    if (!(error instanceof ProblemError) || error.fields.length === 0) return false;
    const found = error.fields.map(({ path, code, message }) => {
      const own = named(code);
      return [path.replace(/^body\./, ''), message || (own ? t(`field.${own}`) : t('field.invalid'))] as const;
    });
    setErrors(Object.fromEntries(found));
    focusFirstWrong();
    return found.every(([path]) => (path.split('.')[0] ?? '') in schema.shape);
  };

  return {
    values,
    set,
    check,
    showProblem,
    errorOf: (path) => errors[path],
    reset: () => setValues(first.current),
    field: (name) => ({
      name,
      value: values[name],
      error: errors[name] ?? Object.entries(errors).find(([path]) => path.startsWith(`${name}.`))?.[1],
      onChange: (value) => set({ [name]: value } as Draft<S>),
    }),
  };
}
