/**
 * Why a command or query was refused. The kind decides the HTTP status (http/problem.ts), the code names the
 * sentence shown to the user (`needs.alreadySubmitted`), the params fill that sentence.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'stale'
  | 'tooLarge'
  | 'tooMany'
  | 'unavailable';

export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>;

/** One field that must change, as a JSON path such as `amountFen` or `rows.3.code`. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly params?: ErrorParams;
}

/** The only error class rooms throw. Unknown errors become 500 without detail. */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly params: ErrorParams;
  readonly fields: readonly FieldError[];

  constructor(kind: ErrorKind, code: string, params: ErrorParams = {}, fields: readonly FieldError[] = []) {
    super(code);
    this.name = 'DomainError';
    this.kind = kind;
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

/** Bad input in named fields: answers 400 with every field listed. */
export const invalidFields = (fields: readonly FieldError[]): DomainError =>
  new DomainError('invalid', 'input.invalid', {}, fields);
