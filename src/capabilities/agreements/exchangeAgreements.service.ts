import * as z from 'zod';
import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { dayOf, type ImportColumn, type ImportedRow, readListFile, refuseRows } from '../../exchange/listImport.ts';
import { dateSchema, type RowRef, textOf } from '../../kernel/fields.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import type { Agreement } from './agreement.schema.ts';
import { viewAgreement } from './agreement.service.ts';
import { zh } from './agreements.zh.ts';
import { editAgreement } from './writeAgreement.service.ts';

/** Agreements out to a workbook; commitments of a draft in from one. */

const COLUMNS: readonly ListColumn<Agreement>[] = [
  { header: zh.column.title, kind: 'text', width: 44, value: (one) => one.title },
  {
    header: zh.column.parties,
    kind: 'text',
    width: 60,
    value: (one) => one.parties.map((party) => party.name).join('、'),
  },
  { header: zh.column.alliance, kind: 'text', width: 30, value: (one) => one.allianceName },
  { header: zh.form.startsOn, kind: 'date', value: (one) => one.startsOn },
  { header: zh.form.endsOn, kind: 'date', value: (one) => one.endsOn },
  { header: zh.column.status, kind: 'text', width: 10, value: (one) => zh.status[one.status] },
  { header: zh.exported.done, kind: 'number', value: (one) => one.tasks.done },
  { header: zh.exported.total, kind: 'number', value: (one) => one.tasks.total },
  { header: zh.exported.overdue, kind: 'number', value: (one) => one.tasks.overdue },
];

export const exportAgreementsFile = (pages: PageReader<Agreement>) => listFile(zh.title, COLUMNS, pages);

const rowSchema = z.strictObject({
  title: textOf(120, 2),
  measure: textOf(200).default(''),
  owner: textOf(120, 1),
  dueOn: dateSchema,
});
export type CommitmentRowInput = z.output<typeof rowSchema>;

const IMPORT: readonly ImportColumn<keyof CommitmentRowInput>[] = [
  { key: 'title', headers: [zh.form.commitment, 'Commitment'], required: true },
  { key: 'measure', headers: [zh.form.measure, 'Measure'] },
  { key: 'owner', headers: [zh.form.owner, 'Owner'], required: true },
  {
    key: 'dueOn',
    headers: [zh.form.dueOn, 'Due'],
    required: true,
    read: dayOf,
    expected: { zh: '请写成 2026-12-31。', en: 'Write 2026-12-31.' },
  },
];

export const readCommitments = (file: { readonly bytes: Uint8Array; readonly name: string }) =>
  readListFile(file, IMPORT, rowSchema);

/** Adds the rows to the draft; an owner is named as in the agreement's own list of parties. */
export async function addCommitments(
  use: Use,
  ref: RowRef,
  rows: readonly ImportedRow<CommitmentRowInput>[],
): Promise<number> {
  const view = await viewAgreement(use, ref);
  const orgs = new Map(view.parties.map((party) => [party.name, party.org]));
  const unknown = rows.filter((row) => !orgs.has(row.value.owner));
  if (unknown.length > 0)
    refuseRows(
      unknown.map((row) => ({
        row: row.number,
        column: zh.form.owner,
        zh: '不是协议的一方，请写各方的全称。',
        en: 'Not a party; write the full name of one.',
      })),
    );
  const added = rows.map(({ value }) => ({
    title: value.title,
    measure: value.measure,
    ownerOrg: orgs.get(value.owner) ?? 0,
    dueOn: value.dueOn,
  }));
  await editAgreement(use, ref, view.version, {
    title: view.title,
    purpose: view.purpose,
    alliance: view.allianceOrg,
    startsOn: view.startsOn,
    endsOn: view.endsOn,
    parties: view.parties.map((party) => party.org).filter((org) => org !== use.actor.org),
    commitments: [
      ...view.commitments.map(({ title, measure, ownerOrg, dueOn }) => ({ title, measure, ownerOrg, dueOn })),
      ...added,
    ],
    file: view.file && { regionId: view.file.regionId, id: view.file.id },
  });
  return rows.length;
}
