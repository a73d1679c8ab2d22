/** GBK as two tables, built once from the platform's own decoder; user-defined pairs are private-use characters, as the decoder has them. */

const LEAD = 0x81;
const TRAIL = 0x40;
const TRAILS = 0xff - TRAIL;

interface Tables {
  /** Character code of each byte pair; 0: no character. */
  readonly chars: Uint16Array;
  /** Byte pair of each character code; 0: not in GBK. */
  readonly pairs: Uint16Array;
}

let tables: Tables | null = null;

function build(): Tables {
  const chars = new Uint16Array(0x10000);
  const pairs = new Uint16Array(0x10000);
  const decoder = new TextDecoder('gbk');
  const row = new Uint8Array(TRAILS * 3);
  for (let lead = LEAD; lead <= 0xfe; lead += 1) {
    for (let at = 0; at < TRAILS; at += 1) row.set([lead, TRAIL + at, 0x0a], at * 3);
    decoder
      .decode(row)
      .split('\n')
      .slice(0, TRAILS)
      .forEach((text, at) => {
        const code = text.length === 1 ? text.charCodeAt(0) : 0;
        if (code < 0x80 || code === 0xfffd) return;
        const pair = (lead << 8) | (TRAIL + at);
        chars[pair] = code;
        if (pairs[code] === 0) pairs[code] = pair;
      });
  }
  return { chars, pairs };
}

export function gbkTables(): Tables {
  tables ??= build();
  return tables;
}
