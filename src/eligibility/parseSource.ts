import { type Cursor, field, has, problem, text } from './reader.ts';
import type { RuleSourceRef } from './rule.ts';

/** `source: notice` names a document of the program; `article` is the place in it. */
export function parseSource(at: Cursor): RuleSourceRef | null {
  if (!has(at, 'source')) return null;
  const key = text(field(at, 'source'));
  const document = key === null ? undefined : at.reading.documents.get(key);
  if (!document)
    return problem(
      field(at, 'source'),
      `文件清单中没有“${key}”`,
      `no document "${key}"`,
      [...at.reading.documents.keys()].join(' | '),
    );
  return { ...document, article: has(at, 'article') ? text(field(at, 'article')) : null };
}
