import type { JobView } from '../../kernel/job.schema.ts';
import { findJob } from '../../storage/jobs.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { FactValue } from '../../vocabulary/factCatalogue.ts';
import type { SourceKind } from './fact.schema.ts';
import type { ColumnTarget, ImportCounts, ImportStatus } from './import.schema.ts';
import type { ImportState, RefusedRows } from './importState.ts';

/** Reads of imports and of what they meet in the register. As job: access has decided before. */

export interface ImportRecord {
  readonly id: string;
  readonly org: number;
  readonly account_id: string;
  readonly file_name: string;
  readonly status: ImportStatus;
  readonly state: ImportState;
  readonly counts: ImportCounts | null;
  readonly done_row: number;
  readonly kept: number | null;
  readonly job_id: string | null;
  readonly failure: string | null;
  readonly version: number;
  readonly created_at: string;
}

const COLUMNS =
  'id, org, account_id, file_name, status, state, counts, done_row, kept, job_id, failure, version, created_at';

export const findImport = (tx: Tx, id: string) =>
  oneRow<ImportRecord>(tx, `select ${COLUMNS} from imports where id = $1`, [id]);

/** Waits for whoever is deciding about the same import. */
export const lockImport = (tx: Tx, id: string) =>
  oneRow<ImportRecord>(tx, `select ${COLUMNS} from imports where id = $1 for update`, [id]);

type ListedImport = Pick<ImportRecord, 'id' | 'file_name' | 'status' | 'counts' | 'created_at'> & {
  readonly job_status: JobView['status'] | null;
};

export const importsOf = async (tx: Tx, org: number): Promise<readonly ListedImport[]> =>
  (
    await tx.query<ListedImport>(
      `select i.id, i.file_name, i.status, i.counts, i.created_at, j.status as job_status from imports i left join jobs j on j.id = i.job_id
       where i.org = $1 order by i.created_at desc limit 200`,
      [org],
    )
  ).rows;

export const jobOf = (tx: Tx, record: ImportRecord): Promise<JobView | null> =>
  record.job_id === null ? Promise.resolve(null) : findJob(tx, record.job_id, record.org);

export const fileOf = async (tx: Tx, id: string): Promise<Uint8Array | null> =>
  (await oneRow<{ bytes: Uint8Array }>(tx, 'select bytes from import_files where import_id = $1', [id]))?.bytes ?? null;

export async function targetsOf(tx: Tx, org: number): Promise<Map<string, ColumnTarget>> {
  const { rows } = await tx.query<{ header: string; target: ColumnTarget }>(
    'select header, target from import_mappings where org = $1 order by used_at desc limit 2000',
    [org],
  );
  return new Map(rows.map((row) => [row.header, row.target]));
}

export const refusalsAfter = (tx: Tx, id: string, firstRow: number) =>
  oneRow<{ first_row: number; rows: readonly RefusedRows[] }>(
    tx,
    'select first_row, rows from import_refusals where import_id = $1 and first_row > $2 order by first_row limit 1',
    [id, firstRow],
  );

export interface MetEnterprise {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly served_by: readonly number[];
  readonly credit_code: string;
  readonly name: string;
  readonly industry_code: string | null;
  readonly founded_on: string | null;
}

/** Enterprises by credit code, in whichever region they are at home. */
export const metEnterprises = async (tx: Tx, codes: readonly string[]): Promise<readonly MetEnterprise[]> =>
  (
    await tx.query<MetEnterprise>(
      `select e.region_id, e.id, e.owner_org, e.served_by, e.credit_code, e.name, e.industry_code, e.founded_on
       from enterprise_registry r join enterprises e on e.region_id = r.region_id and e.id = r.id where r.credit_code = any($1::text[])`,
      [[...codes]],
    )
  ).rows;

export interface MetFact {
  readonly enterprise_id: string;
  readonly id: string;
  readonly key: string;
  readonly period: string;
  readonly value: FactValue;
  readonly observed_on: string;
  readonly source_kind: SourceKind;
  readonly source_org: number;
}

/** Their standing facts of the keys that the file speaks of. */
export const metFacts = async (
  tx: Tx,
  enterprises: readonly MetEnterprise[],
  keys: readonly string[],
): Promise<readonly MetFact[]> =>
  (
    await tx.query<MetFact>(
      `select f.enterprise_id, f.id, f.key, f.period, f.value, f.observed_on, s.kind as source_kind, s.org as source_org
       from unnest($1::text[], $2::uuid[]) as e (region_id, id)
         join facts f on f.region_id = e.region_id and f.enterprise_id = e.id
         join fact_sources s on s.region_id = f.region_id and s.id = f.source_id
       where f.key = any($3::text[]) and f.superseded_at is null`,
      [enterprises.map((row) => row.region_id), enterprises.map((row) => row.id), [...keys]],
    )
  ).rows;
