/** Both engines answer the same JavaScript values: int8 as an exact number, numeric and dates as text, instants as ISO 8601 UTC. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('a bigint does not fit an exact number');
  return value;
}

export const parseInstant = (text: string): string =>
  new Date(text.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00')).toISOString();
export const asText = (text: string): string => text;

export const OID = { int8: 20, numeric: 1700, date: 1082, timestamptz: 1184 } as const;
