/** The answer of a refused request (RFC 9457), as the server words it in the language of the page. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];

  constructor(status: number, code: string, message: string, fields: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'ProblemError';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** Someone else changed the thing since it was read (If-Match failed). */
export const isStale = (error: unknown): boolean => error instanceof ProblemError && error.status === 412;

/** What was asked for is not possible any more: somebody was faster. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 409 || error.status === 412);

export const isAbsent = (error: unknown): boolean => error instanceof ProblemError && error.status === 404;

export const isForbidden = (error: unknown): boolean => error instanceof ProblemError && error.status === 403;

const textField = (value: object, name: string): string => {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : '';
};

function fieldProblems(body: object): FieldProblem[] {
  const fields: unknown = Reflect.get(body, 'fields');
  if (!Array.isArray(fields)) return [];
  return fields
    .filter((field): field is object => typeof field === 'object' && field !== null)
    .map((field) => ({
      path: textField(field, 'path'),
      code: textField(field, 'code'),
      message: textField(field, 'message') || textField(field, 'detail'),
    }));
}

/** Reads a problem document; anything else (a proxy's page, nothing) still becomes a ProblemError with its status. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null)
    return new ProblemError(response.status, `http.${response.status}`, '');
  const code = textField(body, 'code') || `http.${response.status}`;
  const message = textField(body, 'detail') || textField(body, 'title');
  return new ProblemError(response.status, code, message, fieldProblems(body));
}
