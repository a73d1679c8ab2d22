import { DomainError } from '../kernel/errors.ts';

const MAX_PARAMETERS = 40;

const refuse = (name: string): never => {
  throw new DomainError('invalid', 'query.invalid', {}, [
    {
      path: name.slice(0, 60),
      code: 'query',
      text: {
        zh: '查询参数重复、过多、名称不合法或编码有误。',
        en: 'A query parameter is repeated, unknown in form or wrongly encoded, or there are too many.',
      },
    },
  ]);
};

/** The query string of a URL as a flat record: each name once, plain names only. */
export function parseQuery(url: string): Record<string, string> {
  const start = url.indexOf('?');
  const found: Record<string, string> = Object.create(null);
  if (start < 0) return found;
  // URLSearchParams would put U+FFFD where bytes are no UTF-8, and the text searched or stored would be another one.
  try {
    decodeURIComponent(url.slice(start + 1).replaceAll('+', ' '));
  } catch {
    refuse('');
  }
  let count = 0;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    count += 1;
    if (
      count > MAX_PARAMETERS ||
      !/^[a-zA-Z][a-zA-Z0-9]{0,40}$/.test(name) ||
      name in found ||
      value.includes('\u0000')
    )
      refuse(name);
    found[name] = value;
  }
  return found;
}
