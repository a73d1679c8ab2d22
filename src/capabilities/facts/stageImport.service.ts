import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { SpreadsheetSummary } from '../../exchange/spreadsheet.types.ts';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { DomainError, expectVersion, notFound } from '../../kernel/errors.ts';
import type { JobWork } from '../../storage/jobs.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { mayNow, maySeeImport } from './import.access.ts';
import { importBusy, noSuchRow, noSuchSheet } from './import.errors.ts';
import { fileOf, findImport, targetsOf } from './import.queries.ts';
import type { ImportView, importMappingSchema, MappedColumn } from './import.schema.ts';
import { batchRowsOf, type ImportDeps, importOfJob, requireOwnImport, sentenceOf, viewOf } from './import.service.ts';
import {
  dropRefusals,
  failImport,
  finishCheck,
  insertImport,
  queueImport,
  rememberTargets,
  saveMapping,
  saveRefusals,
} from './import.store.ts';
import { cellText } from './importCell.rules.ts';
import { guessColumns, headerKey, type ImportRow, mapColumns, rememberedTarget } from './importColumns.rules.ts';
import { applyChoices, guessAround, needsAnswer } from './importMapping.rules.ts';
import { ImportPlanner } from './importPlan.rules.ts';
import { keysOf, meetRegister } from './importRegister.service.ts';
import { readImportRow } from './importRow.rules.ts';
import type { ImportState } from './importState.ts';
import {
  type FirstRows,
  type ImportFile,
  isDataRow,
  readFirstRows,
  usedColumns,
  walkImport,
} from './walkImport.service.ts';

/** From a file to a checked mapping: upload, columns, preview, and the check of all rows as a job. Nothing counts yet. */

const PREVIEW_ROWS = 20;
const MAX_SAMPLE = 60;
const MAX_HEADER = 200;

const sheetsOf = (summary: SpreadsheetSummary): ImportState['sheets'] =>
  summary.sheets.map(({ name, hidden }) => ({ name, hidden, rows: null }));

const clipped = (text: string, max = MAX_SAMPLE): string => [...text.slice(0, max * 2)].slice(0, max).join('');

const shortened = (columns: readonly MappedColumn[]): MappedColumn[] =>
  columns.map((column) => ({
    ...column,
    header: clipped(column.header, MAX_HEADER),
    samples: column.samples.map((sample) => clipped(sample)),
  }));

const headerOf = (rows: readonly ImportRow[], headerRow: number): string[] =>
  (rows.find((row) => row.number === headerRow)?.cells ?? []).map((cell) => clipped(cellText(cell), MAX_HEADER));

/** What would happen to the first rows, against the register as it is now. */
async function previewOf(
  tx: Tx,
  actor: Actor,
  state: Omit<ImportState, 'preview'>,
  rows: readonly ImportRow[],
  asOf: string,
): Promise<ImportState['preview']> {
  const columns = usedColumns(state);
  const first = rows.filter((row) => isDataRow(row, state.headerRow)).slice(0, PREVIEW_ROWS);
  const readings = first.map((row) => readImportRow(row, columns, asOf));
  const met = await meetRegister(tx, readings, keysOf(state), actor);
  const planner = new ImportPlanner(columns, actor.org);
  return readings.map((reading, at) => {
    const plan = planner.plan(reading, (code) => met.get(code)?.known);
    return {
      row: plan.row,
      cells: (first[at]?.cells ?? []).map((cell) => clipped(cellText(cell))),
      action: plan.action,
      problems: 'problems' in plan ? [...plan.problems] : [],
    };
  });
}

export interface PreparedUpload extends FirstRows {
  readonly bytes: Uint8Array;
  readonly encoding: string | null;
}

/** Reads the first rows; refuses at once what is no honest table. */
export const prepareUpload = async (file: ImportFile): Promise<PreparedUpload> => ({
  bytes: file.bytes,
  encoding: file.encoding,
  ...(await readFirstRows(file, null)),
});

/** Keeps the file and guesses its columns. Without open questions the check of all rows starts by itself. */
export async function upload(use: Use, fileName: string, file: PreparedUpload): Promise<ImportView> {
  const id = use.ids.uuid();
  return use.tx.asJob('imports of the own organisation', async (tx) => {
    const guess = guessColumns(file.rows, await targetsOf(tx, use.actor.org));
    const { headerRow, question, columns } = guess;
    const state = {
      encoding: file.encoding,
      sheets: sheetsOf(file.summary),
      sheet: file.summary.sheets[file.summary.sheet]?.name ?? '',
      headerRow,
      header: headerOf(file.rows, headerRow),
      question,
      columns: shortened(columns),
    };
    const preview = question === null ? await previewOf(tx, use.actor, state, file.rows, dayInShanghai(use.now)) : [];
    const open = needsAnswer(state);
    const row = {
      id,
      org: use.actor.org,
      accountId: use.actor.accountId,
      regionId: use.actor.regionId,
      fileName,
      fileHash: createHash('sha256').update(file.bytes).digest('hex'),
      status: open ? 'staged' : 'mapped',
      state: { ...state, preview },
      at: use.now.toISOString(),
    } as const;
    await insertImport(tx, row, file.bytes);
    if (!open) await queueCheck(tx, use, id, 1);
    return viewOf(tx, id);
  });
}

const queueCheck = (tx: Tx, use: Use, importId: string, version: number) =>
  queueImport(tx, 'imports.check', {
    id: use.ids.uuid(),
    importId,
    version,
    accountId: use.actor.accountId,
    org: use.actor.org,
  });

type Mapping = z.output<typeof importMappingSchema>;

/** Reads the first rows of the chosen sheet again. */
export async function prepareMapping(sql: Sql, actor: Actor, id: string, input: Mapping): Promise<FirstRows> {
  const found = await sql.tx({ as: 'job', why: 'imports' }, async (tx) => {
    const record = await findImport(tx, id);
    if (!record || !maySeeImport(actor, record)) throw notFound();
    return { record, bytes: await fileOf(tx, id) };
  });
  if (!found.bytes) throw importBusy();
  const sheet = found.record.state.sheets.findIndex((one) => one.name === input.sheet);
  if (sheet < 0) throw noSuchSheet();
  const { file_name: name, state } = found.record;
  return readFirstRows({ name, bytes: found.bytes, encoding: state.encoding }, sheet);
}

/** A person decides which column feeds what; remembered for the organisation. */
export const map = (
  use: Use,
  id: string,
  version: number | null,
  input: Mapping,
  file: FirstRows,
): Promise<ImportView> =>
  use.tx.asJob('imports of the own organisation', async (tx) => {
    const { record, status } = await requireOwnImport(tx, use.actor, id);
    expectVersion(version, record.version);
    if (!mayNow('map', status)) throw importBusy();
    const at = file.rows.findIndex((row) => row.number === input.headerRow);
    const header = file.rows[at];
    if (!header) throw noSuchRow();
    const elsewhere = input.sheet !== record.state.sheet || input.headerRow !== record.state.headerRow;
    const guessed = mapColumns(header, file.rows.slice(at + 1), await targetsOf(tx, use.actor.org));
    const columns = elsewhere ? guessAround(guessed, input.columns) : applyChoices(guessed, input.columns);
    const state = {
      encoding: record.state.encoding,
      sheets: record.state.sheets.map((sheet) => ({ ...sheet, rows: null })),
      sheet: input.sheet,
      headerRow: input.headerRow,
      header: headerOf(file.rows, input.headerRow),
      question: null,
      columns: shortened(columns),
    };
    const preview = await previewOf(tx, use.actor, state, file.rows, dayInShanghai(use.now));
    const open = needsAnswer(state);
    await saveMapping(tx, id, open ? 'staged' : 'mapped', { ...state, preview });
    const targets = state.columns
      .filter((column) => column.header !== '' && column.question === null)
      .map(({ header: name, target }) => ({ header: headerKey(name), target: rememberedTarget(name, target) }));
    const distinct = [...new Map(targets.map((one) => [one.header, one])).values()];
    await rememberTargets(tx, use.actor.org, distinct, use.now.toISOString());
    if (!open) await queueCheck(tx, use, id, record.version + 1);
    return viewOf(tx, id);
  });

/** The check: every row read and planned against the register, counted, refused rows kept with their reasons. */
export const checkWork =
  (deps: ImportDeps): JobWork =>
  async (job, progress) => {
    const found = await importOfJob(deps, job, ['mapped']);
    if (!found) return null;
    const { record, actor } = found;
    const { id, state, version } = record;
    const asJob = <T>(work: (tx: Tx) => Promise<T>) => deps.sql.tx({ as: 'job', why: 'imports' }, work);
    const bytes = await asJob(async (tx) => {
      await dropRefusals(tx, id);
      return fileOf(tx, id);
    });
    if (!bytes) return null;
    const planner = new ImportPlanner(usedColumns(state), actor.org);
    const keys = keysOf(state);
    const options = { asOf: dayInShanghai(deps.clock.now()), batchRows: batchRowsOf(deps.sql) };
    try {
      await walkImport(
        { name: record.file_name, bytes, encoding: state.encoding },
        state,
        options,
        async ({ rows, readings }) => {
          await asJob(async (tx) => {
            const met = await meetRegister(tx, readings, keys, actor);
            const refused = readings.flatMap((reading, at) => {
              const plan = planner.plan(reading, (code) => met.get(code)?.known);
              const row = rows[at];
              return 'problems' in plan && row ? [{ row, problems: plan.problems }] : [];
            });
            if (refused.length > 0) await saveRefusals(tx, id, rows[0]?.number ?? 0, refused);
          });
          await progress.report(planner.counts.rows, null);
        },
      );
    } catch (error) {
      if (error instanceof DomainError) await asJob((tx) => failImport(tx, id, version, sentenceOf(error)));
      throw error;
    }
    const { counts } = planner;
    const sheets = state.sheets.map((sheet) => (sheet.name === state.sheet ? { ...sheet, rows: counts.rows } : sheet));
    await asJob((tx) => finishCheck(tx, id, version, counts, { ...state, sheets }));
    await progress.report(counts.rows, counts.rows);
    return null;
  };
