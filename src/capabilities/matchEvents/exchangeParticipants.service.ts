import * as z from 'zod';
import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import {
  codeOf,
  type ImportColumn,
  type ImportedRow,
  type RowFault,
  readListFile,
  refuseRows,
} from '../../exchange/listImport.ts';
import { type RowRef, textOf } from '../../kernel/fields.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { OFFER_KINDS, offerKindName } from '../../vocabulary/offerKinds.ts';
import { regionName } from '../../vocabulary/regions.ts';
import { findOrganisationByCode, findRegistered, getEnterpriseRow } from '../organisations/organisation.service.ts';
import { factsOf, requireEvent } from './event.service.ts';
import { eventActions } from './matchEvent.access.ts';
import { matchEventErrors as errors } from './matchEvent.errors.ts';
import { countSides, type EventRow, lockEvent } from './matchEvent.queries.ts';
import { noteLateChange, putParticipant, tell } from './matchEvent.store.ts';
import { en } from './matchEvents.en.ts';
import { zh } from './matchEvents.zh.ts';
import { matchKindSchema, type Participant } from './matchParticipant.schema.ts';

/** Participants out to a workbook and in from one; a late registration by the host is a list of one row. */

const words = zh.participants;

const COLUMNS: readonly ListColumn<Participant>[] = [
  { header: words.name, kind: 'text', width: 40, value: (one) => one.name },
  { header: words.side, kind: 'text', width: 10, value: (one) => zh.side[one.side] },
  { header: words.statement, kind: 'text', width: 60, value: (one) => one.statement },
  {
    header: words.kinds,
    kind: 'text',
    width: 24,
    value: (one) => one.kinds.map((kind) => offerKindName(kind)).join('、'),
  },
  { header: words.blocked, kind: 'text', width: 16, value: (one) => one.blocked.join('、') },
  { header: words.wishes, kind: 'number', value: (one) => one.wishes.length },
  { header: words.region, kind: 'text', width: 20, value: (one) => regionName(one.homeRegionId) },
  { header: words.status, kind: 'text', width: 10, value: (one) => words[one.status] },
];

export const exportParticipantsFile = (pages: PageReader<Participant>) => listFile(words.title, COLUMNS, pages);

const rowSchema = z.strictObject({
  code: textOf(40, 2),
  side: z.enum(['seeks', 'offers']),
  statement: textOf(500, 4),
  kinds: z.array(matchKindSchema).min(1).max(8),
  blocked: z.array(z.string()).default([]),
});
export type ParticipantRowInput = z.output<typeof rowSchema>;

const listed = (cell: unknown): string[] =>
  String(cell ?? '')
    .split(/[、,，;；\s]+/)
    .filter(Boolean);
const kindOf = codeOf(Object.fromEntries(OFFER_KINDS.map((kind) => [kind.code, [kind.zh, kind.en]])));

const IMPORT: readonly ImportColumn<keyof ParticipantRowInput>[] = [
  { key: 'code', headers: [words.code, en.participants.code], required: true },
  {
    key: 'side',
    headers: [words.side, en.participants.side],
    required: true,
    read: codeOf({ seeks: [zh.side.seeks, en.side.seeks], offers: [zh.side.offers, en.side.offers] }),
    expected: { zh: '请写“需求方”或“供给方”。', en: 'Write “Seeks” or “Offers”.' },
  },
  { key: 'statement', headers: [words.statement, en.participants.statement], required: true },
  {
    key: 'kinds',
    headers: [words.kinds, en.participants.kinds],
    required: true,
    read: (cell) => listed(cell).map((one) => kindOf(one) ?? one),
    expected: {
      zh: `请从这些类别里选，用顿号分开：${OFFER_KINDS.map((kind) => kind.zh).join('、')}。`,
      en: `Choose from these, with commas: ${OFFER_KINDS.map((kind) => kind.en).join(', ')}.`,
    },
  },
  { key: 'blocked', headers: [words.blocked, en.participants.blocked], read: listed },
];

export type ParticipantRows = readonly ImportedRow<ParticipantRowInput>[];
export const readParticipants = (file: {
  readonly bytes: Uint8Array;
  readonly name: string;
}): Promise<ParticipantRows> => readListFile(file, IMPORT, rowSchema);

interface Known {
  readonly org: number;
  readonly name: string;
  readonly homeRegionId: string;
  readonly enterprise: RowRef | null;
}

/** An organisation of the directory by its code, or an enterprise the host may see by its credit code. */
async function knownBy(use: Use, code: string): Promise<Known | null> {
  const organisation = await findOrganisationByCode(use.tx, code);
  if (organisation)
    return {
      org: organisation.principal,
      name: organisation.name,
      homeRegionId: organisation.regionId,
      enterprise: null,
    };
  const [registered] = await use.tx.asJob('a credit code is looked up', (job: Tx) => findRegistered(job, [code]));
  if (!registered) return null;
  const ref = { regionId: registered.region_id, id: registered.id };
  const row = await getEnterpriseRow(use.tx, ref).catch(() => null);
  return row && { org: row.owner_org, name: row.name, homeRegionId: row.region_id, enterprise: ref };
}

const fault = (row: number, column: string, zhText: string, enText: string): RowFault => ({
  row,
  column,
  zh: zhText,
  en: enText,
});

async function resolved(use: Use, event: EventRow, rows: ParticipantRows) {
  const slots = new Set(event.slots.filter(({ isBreak }) => !isBreak).map(({ id }) => id));
  const faults: RowFault[] = [];
  const found: { readonly known: Known; readonly value: ParticipantRowInput }[] = [];
  for (const { number, value } of rows) {
    const known = await knownBy(use, value.code);
    if (!known) faults.push(fault(number, words.code, '没有这个单位，或您无权查看。', 'Unknown, or not yours to see.'));
    else if (found.some((other) => other.known.org === known.org))
      faults.push(fault(number, words.code, '同一单位出现两次。', 'The same organisation twice.'));
    else found.push({ known, value });
    if (value.blocked.some((slot) => !slots.has(slot)))
      faults.push(fault(number, words.blocked, '请写时段编号，如 1、2。', 'Write numbers of slots, such as 1, 2.'));
  }
  if (faults.length > 0) refuseRows(faults);
  return found;
}

/** Enters all rows or none. Who takes part already is left as it is. */
export async function enterParticipants(use: Use, ref: RowRef, rows: ParticipantRows): Promise<number> {
  const seen = await requireEvent(use.tx, ref);
  if (!eventActions(use.actor, factsOf(seen), false, seen.day).includes('manageParticipants'))
    throw errors.notPossible({ status: seen.status });
  const found = await resolved(use, seen, rows);
  return use.tx.asJob('places are counted while the event is held', async (job) => {
    const event = (await lockEvent(job, ref.regionId, ref.id)) ?? seen;
    const sides = await countSides(job, event);
    const at = use.now.toISOString();
    const entered: number[] = [];
    for (const { known, value } of found) {
      const input = { side: value.side, statement: value.statement, kinds: value.kinds, blocked: value.blocked };
      const put = await putParticipant(job, event, { ...known, id: use.ids.uuid(), input, at });
      if (put !== null) entered.push(known.org);
    }
    if (sides.seeks + sides.offers + entered.length > event.capacity) throw errors.full({ capacity: event.capacity });
    if (event.status !== 'open') await noteLateChange(job, event, entered.length);
    const told = {
      zh: `本单位已由主办方登记参加“${event.title}”。`,
      en: `The host has entered you for “${event.title}”.`,
    };
    await tell(job, event, [{ orgs: entered, ...told }]);
    return entered.length;
  });
}
