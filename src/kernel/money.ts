import * as z from 'zod';

/**
 * Money is integer fen (1/100 yuan) in a JavaScript number: 2^53 fen is 90 万亿元, 64 times the largest figure the
 * corridor has published (1.41 万亿元), so every amount we store is exact.
 */
export const amountFenSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

const FEN_PER_WAN = 1_000_000n;
const UNITS: readonly { readonly label: string; readonly fen: bigint }[] = [
  { label: '万亿元', fen: 1_000_000_000_000n * 100n },
  { label: '亿元', fen: 100_000_000n * 100n },
  { label: '万元', fen: FEN_PER_WAN },
];

const groupThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * An amount for people, exact and in the largest unit that needs no rounding beyond `maxDecimals` digits:
 * 141000000000000 → `1.41 万亿元`, 3000000000 → `3,000 万元`, 12345 → `123.45 元`.
 */
export function formatFen(amountFen: number, maxDecimals = 4): string {
  const fen = BigInt(amountFen);
  for (const unit of UNITS) {
    if (fen < unit.fen || (unit.label === '亿元' && fen % (unit.fen / 100n) !== 0n)) continue;
    const scaled = (fen * 10n ** BigInt(maxDecimals)) / unit.fen;
    if (scaled * unit.fen !== fen * 10n ** BigInt(maxDecimals)) continue;
    const text = scaled.toString().padStart(maxDecimals + 1, '0');
    const fraction = text.slice(-maxDecimals).replace(/0+$/, '');
    return `${groupThousands(text.slice(0, -maxDecimals))}${fraction ? `.${fraction}` : ''} ${unit.label}`;
  }
  const yuan = fen / 100n;
  const rest = (fen % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${groupThousands(yuan.toString())}${rest ? `.${rest}` : ''} 元`;
}
