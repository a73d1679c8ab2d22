/**
 * Why a command or query was refused. The kind decides the HTTP status (http/problem.ts), the code names the case for
 * programs, the text is the sentence a person reads, with `{param}` filled in.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'stale'
  | 'preconditionRequired'
  | 'unprocessable'
  | 'tooLarge'
  | 'unsupported'
  | 'tooMany'
  | 'unavailable';

export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

export interface ErrorText {
  readonly zh: string;
  readonly en: string;
}

/** One field that must change, as a JSON path such as `amountFen` or `receivers.0.org`. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly text?: ErrorText;
}

/** The only error class rooms throw. Unknown errors become 500 without detail. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];
  readonly text: ErrorText | null;

  constructor(
    kind: ErrorKind,
    code: string,
    params: ErrorParams = {},
    fields: readonly FieldError[] = [],
    text: ErrorText | null = null,
  ) {
    super(code);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.params = params;
    this.fields = fields;
    this.text = text;
  }
}

/** A room's error: `const alreadySubmitted = refusal('conflict', 'needs.alreadySubmitted', '…', '…')`, then `throw alreadySubmitted()`. */
export const refusal =
  (kind: ErrorKind, code: string, zh: string, en: string) =>
  (params: ErrorParams = {}): DomainError =>
    new DomainError(kind, code, params, [], { zh, en });

/** A text with its `{param}`s filled in; unknown ones stay. */
export const filled = (text: string, params: ErrorParams): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));

/** What an operator reads on a console: the sentence in both languages, or the message of an unexpected error. */
export const consoleText = (error: unknown): string =>
  error instanceof DomainError && error.text !== null
    ? `${filled(error.text.zh, error.params)}\n${filled(error.text.en, error.params)}`
    : error instanceof Error
      ? error.message
      : String(error);

/** Bad input in one named field: answers 400 with the field and the fix. */
export const invalidField = (path: string, code: string, zh: string, en: string): DomainError =>
  new DomainError('invalid', 'input.invalid', {}, [{ path, code, text: { zh, en } }]);

/** A row that is not there and a row of somebody else answer alike, so that existence does not show. */
export const notFound = refusal(
  'notFound',
  'notFound',
  '没有找到该记录，或您无权查看。',
  'There is no such record, or you may not see it.',
);
export const forbidden = refusal('forbidden', 'forbidden', '您的角色不能执行此操作。', 'Your role may not do this.');
export const staleVersion = refusal(
  'stale',
  'stale',
  '该记录已被他人更新，请刷新后再试（当前版本 {version}）。',
  'Somebody changed this record; reload and try again (current version {version}).',
);

/** Refuses when the caller edited an older version than the row now has. */
export function expectVersion(expected: number | null, current: number): void {
  if (expected !== null && expected !== current) throw staleVersion({ version: current });
}
