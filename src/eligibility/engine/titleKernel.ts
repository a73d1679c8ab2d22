import { resolveDate } from '../dates.ts';
import type { FieldTest, LeafNode } from '../rule.ts';
import type { AnswerKernel } from './answerBits.ts';
import { dayNumber, type ListColumns } from './factTable.ts';
import { completeness, matchColumn, NO, OPEN, YES } from './listKernel.ts';
import { BLOCK_ROWS } from './packedColumn.ts';
import type { TableReader } from './tableReader.ts';

const HELD = 1 | 2;
const MAY_HOLD = 2;

/** Whether a row holds one of the titles on a day, by the same order of questions as the interpreter's; null: ask row by row. */
export function titleStates(
  leaf: Extract<LeafNode, { kind: 'title' }>,
  reader: TableReader,
  asOf: string,
): AnswerKernel | null {
  const kind: FieldTest = { kind: 'in', field: 'code', values: leaf.titles, not: false };
  const matches = matchColumn(reader, { list: 'titles', where: [kind, ...leaf.where] }, asOf);
  const list = reader.table.lists.get('titles');
  if (!matches) return null;
  const validity = leaf.on && list ? validOn(list, dayNumber(resolveDate(leaf.on, asOf)), reader) : null;
  if (leaf.on && list && !validity) return null;
  return (out, count, block) => {
    const complete = completeness(reader, 'titles');
    for (let row = 0; row < count; row += 1) {
      const at = block * BLOCK_ROWS + row;
      let state = complete !== null && complete[row] === 1 ? 0 : MAY_HOLD;
      for (
        let entry = list ? (list.start[at] as number) : 0;
        list && entry < (list.start[at + 1] as number);
        entry += 1
      ) {
        const match = matches[entry];
        const valid = validity ? validity[entry] : YES;
        if (match === NO || valid === NO) continue;
        state = match === YES && valid === YES ? HELD : state | MAY_HOLD;
        if (state === HELD) break;
      }
      out[row] = state;
    }
  };
}

/** Validity of every entry on a day: from the first to the last day, a revocation ends it, unknown ends leave it open. */
function validOn(list: ListColumns, on: number, reader: TableReader): Uint8Array | null {
  const slots = ['validFrom', 'issuedOn', 'validTo', 'revokedOn'].map((name) => list.fields.get(name) ?? null);
  if (slots.some((slot) => slot && slot.kind !== 'day')) return null;
  const [validFrom, issuedOn, validTo, revokedOn] = slots.map((slot) => slot && reader.entries(slot));
  const total = list.start[list.start.length - 1] ?? 0;
  const states = new Uint8Array(total);
  const cell = (column: Float64Array | null | undefined, entry: number): number =>
    column ? (column[entry] as number) : Number.NaN;
  for (let entry = 0; entry < total; entry += 1) {
    const began = cell(validFrom, entry);
    const from = Number.isNaN(began) ? cell(issuedOn, entry) : began;
    const to = cell(validTo, entry);
    if (cell(revokedOn, entry) <= on || from > on || to < on) states[entry] = NO;
    else states[entry] = Number.isNaN(from) || Number.isNaN(to) ? OPEN : YES;
  }
  return states;
}
