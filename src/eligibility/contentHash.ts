/** Text of a plain JSON value in which the order of fields does not show. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** 32-bit FNV-1a over UTF-16 units from a given start. */
function fnv(text: string, start: number): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** Sixteen hex digits that change when the content does. It finds changes; it protects against nobody. */
export function contentHash(value: unknown): string {
  const text = canonical(value);
  return hex(fnv(text, 0x811c9dc5)) + hex(fnv(text, 0x9747b28c));
}
