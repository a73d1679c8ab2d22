import * as z from 'zod';
import { DomainError, type ErrorKind, type ErrorText, type FieldError, filled } from '../kernel/errors.ts';

/** Errors as application/problem+json (RFC 9457): a code for programs, a sentence in the user's language, the fields to change. */

export type Language = 'zh' | 'en';

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  unsupported: 415,
  unprocessable: 422,
  preconditionRequired: 428,
  tooMany: 429,
  unavailable: 503,
};

const BY_KIND: Record<ErrorKind, ErrorText> = {
  invalid: { zh: '填写内容有误，请按提示修改。', en: 'Some input is not valid; see the fields.' },
  unauthenticated: { zh: '请先登录。', en: 'Please sign in.' },
  forbidden: { zh: '您的角色不能执行此操作。', en: 'Your role may not do this.' },
  notFound: { zh: '没有找到该记录，或您无权查看。', en: 'There is no such record, or you may not see it.' },
  conflict: {
    zh: '该操作与当前状态冲突，请刷新后再试。',
    en: 'This conflicts with the current state; reload and try again.',
  },
  stale: { zh: '该记录已被他人更新，请刷新后再试。', en: 'Somebody changed this record; reload and try again.' },
  tooLarge: { zh: '内容过大。', en: 'The content is too large.' },
  unsupported: { zh: '不支持的内容类型。', en: 'This content type is not supported.' },
  unprocessable: { zh: '该请求无法处理。', en: 'This request cannot be processed.' },
  preconditionRequired: { zh: '缺少版本号，请刷新后再试。', en: 'The version is missing; reload and try again.' },
  tooMany: { zh: '操作过于频繁，请稍后再试。', en: 'Too many requests; try again later.' },
  unavailable: { zh: '系统暂时繁忙，请稍后再试。', en: 'The system is busy; try again shortly.' },
};

const ZOD: Record<string, ErrorText> = {
  required: { zh: '必填。', en: 'Required.' },
  invalidDate: { zh: '日期不存在，格式为 2026-03-31。', en: 'No such day; write 2026-03-31.' },
  tooLong: { zh: '文字过长。', en: 'Too long.' },
  tooShort: { zh: '文字过短。', en: 'Too short.' },
  unsafeCharacters: { zh: '含有不可见或不允许的字符。', en: 'Contains invisible or forbidden characters.' },
  passwordShort: { zh: '密码至少 12 个字符。', en: 'At least 12 characters.' },
  loginForm: { zh: '登录名为 3–64 位小写字母、数字或 . _ @ -。', en: '3–64 letters, digits or . _ @ -.' },
  invalid_type: { zh: '类型不正确或缺失。', en: 'Wrong type or missing.' },
  unrecognized_keys: { zh: '含有未知字段。', en: 'Unknown field.' },
  too_big: { zh: '超出上限。', en: 'Above the limit.' },
  too_small: { zh: '低于下限。', en: 'Below the limit.' },
  invalid_value: { zh: '不在可选范围内。', en: 'Not one of the choices.' },
  invalid_format: { zh: '格式不正确。', en: 'Wrong format.' },
};

const MAX_FIELDS = 50;

/** zod issues as field errors, the first 50; values are never echoed. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.slice(0, MAX_FIELDS).flatMap((issue) => {
    const code = issue.code === 'custom' || issue.message in ZOD ? issue.message : issue.code;
    const base = issue.path.map(String).join('.');
    const paths =
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, MAX_FIELDS).map((key) => [base, key.slice(0, 60)].filter(Boolean).join('.'))
        : [base];
    return paths.map((path) => ({ path, code, text: ZOD[code] ?? { zh: '不符合要求。', en: 'Not acceptable.' } }));
  });
}

export interface Problem {
  readonly status: number;
  readonly body: {
    readonly type: string;
    readonly title: string;
    readonly status: number;
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly fields: readonly { path: string; code: string; message: string }[];
    readonly requestId: string;
  };
}

/** A known error as status and body; null for anything unknown. */
export function problemOf(error: unknown, language: Language, requestId: string): Problem | null {
  const known =
    error instanceof z.ZodError
      ? new DomainError('invalid', 'input.invalid', {}, fieldErrors(error))
      : error instanceof DomainError
        ? error
        : null;
  if (!known) return null;
  const status = known.code === 'command.keyReused' ? 422 : STATUS[known.kind];
  return {
    status,
    body: {
      type: 'about:blank',
      title: filled((known.text ?? BY_KIND[known.kind])[language], known.params),
      status,
      code: known.code,
      params: known.params,
      fields: known.fields.map((field) => ({
        path: field.path,
        code: field.code,
        message: (field.text ?? BY_KIND.invalid)[language],
      })),
      requestId,
    },
  };
}

export const languageOf = (header: string | undefined): Language =>
  header?.toLowerCase().startsWith('en') ? 'en' : 'zh';
