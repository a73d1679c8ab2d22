/** `1410000000000` → `1.41 万亿`: how a decimal text is read aloud; exact, nothing is rounded away. */
const MAGNITUDES: readonly (readonly [zh: string, places: number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
];

const LONG = 9;

function shifted(digits: string, places: number): string {
  const padded = digits.padStart(places + 1, '0');
  const rest = padded.slice(-places).replace(/0+$/, '');
  return `${padded.slice(0, -places)}${rest === '' ? '' : `.${rest}`}`;
}

/** In Chinese with 万, 亿 or 万亿 where that is as exact and shorter; in English with separators. */
function valueShown(value: string, kind: string, language: 'zh' | 'en'): string {
  const match = kind === 'number' ? /^(\d+)(\.\d+)?$/.exec(value) : null;
  if (!match) return value;
  const [, whole = '', rest = ''] = match;
  if (language === 'en') return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
  const fits = rest === '' ? MAGNITUDES.find(([, places]) => whole.length > places) : undefined;
  const short = fits ? shifted(whole, fits[1]) : whole;
  return fits && short.length <= LONG ? `${short} ${fits[0]}` : `${whole}${rest}`;
}

interface Told {
  readonly value: string;
  readonly valueKind: string;
  readonly unit: string | null;
  readonly qualifierText: string | null;
}

/** `超 1190 万人`: the figure with what bounds it and its unit. */
export function figureText({ value, valueKind, unit, qualifierText }: Told, language: 'zh' | 'en'): string {
  const shown = valueShown(value, valueKind, language);
  const close = unit === null || unit === '%' || /[万亿]$/.test(shown);
  return [qualifierText ?? '', close ? `${shown}${unit ?? ''}` : `${shown} ${unit}`].filter(Boolean).join(' ');
}
