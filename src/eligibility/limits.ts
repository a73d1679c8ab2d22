/**
 * Bounds on a rule file, checked on an explicit stack before anything recursive looks at it: a hostile file must cost no more
 * than its reading. Depth and nodes count objects, lists count their entries.
 */
export const LIMITS = { depth: 32, nodes: 2000, list: 10_000, string: 4096, bytes: 256 * 1024 } as const;

export type LimitBroken = keyof typeof LIMITS | 'type';

/** The first limit a parsed value breaks, or null. Only plain JSON values pass. Sharing or cycles run into `bytes`. */
export function brokenLimit(source: unknown): LimitBroken | null {
  const stack: { value: unknown; depth: number }[] = [{ value: source, depth: 0 }];
  let nodes = 0;
  let bytes = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { value, depth } = top;
    bytes += sizeOf(value);
    if (bytes > LIMITS.bytes) return 'bytes';
    if (typeof value === 'string' && value.length > LIMITS.string) return 'string';
    if (typeof value !== 'object') {
      if (!['string', 'number', 'boolean'].includes(typeof value)) return 'type';
      continue;
    }
    if (value === null) continue;
    const isList = Array.isArray(value);
    if (isList && value.length > LIMITS.list) return 'list';
    if (!isList) nodes += 1;
    const inner = isList ? depth : depth + 1;
    if (nodes > LIMITS.nodes) return 'nodes';
    if (inner > LIMITS.depth || stack.length > LIMITS.bytes) return 'depth';
    for (const [key, child] of Object.entries(value)) {
      if (!isList) bytes += sizeOf(key);
      stack.push({ value: child, depth: inner });
    }
  }
  return null;
}

const encoder = new TextEncoder();
/** Bytes of the JSON form, near enough: text in UTF-8, two for brackets, quotes or separators. */
const sizeOf = (value: unknown): number =>
  typeof value === 'string'
    ? (value.length > LIMITS.string ? value.length : encoder.encode(value).length) + 2
    : typeof value === 'number'
      ? String(value).length
      : 2;
