import type { FindingMove, FindingStatus, Reason } from './finding.schema.ts';

/** The life of a proposed fact, in one table. Pure. */
const TABLE: readonly (readonly [move: FindingMove, from: FindingStatus, to: FindingStatus])[] = [
  ['accept', 'proposed', 'accepted'],
  ['correct', 'proposed', 'accepted'],
  ['correct', 'accepted', 'accepted'],
  ['reject', 'proposed', 'rejected'],
  ['merge', 'proposed', 'merged'],
  ['undo', 'accepted', 'proposed'],
  ['undo', 'rejected', 'proposed'],
  ['undo', 'merged', 'proposed'],
];

export const findingMove = (move: FindingMove, from: FindingStatus): FindingStatus | null =>
  TABLE.find(([name, start]) => name === move && start === from)?.[2] ?? null;

/** Several at once only where nothing speaks for a second look. */
export const mayAcceptAtOnce = (finding: { readonly status: FindingStatus; readonly reasons: readonly Reason[] }) =>
  finding.reasons.length === 0 && findingMove('accept', finding.status) !== null;

interface Said {
  readonly value: string;
  readonly unit: string | null;
  readonly state: string;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

const overlaps = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a.startsWith(b) || b.startsWith(a);

/** Targets and results are never compared, nor figures of different times or in different units. */
export const isComparable = (a: Said, b: Said): boolean =>
  (a.state === 'target') === (b.state === 'target') && a.unit === b.unit && overlaps(a.periodTo, b.periodTo);

/** `0120.50` and `120.5` are one figure: told apart by their digits, never by rounding. */
export const exactValue = (value: string): string =>
  /^-?\d+(?:\.\d+)?$/.test(value)
    ? value
        .replace(/^(-?)0+(?=\d)/, '$1')
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
    : value;

export const agrees = (a: Said, b: Said): boolean => exactValue(a.value) === exactValue(b.value);
