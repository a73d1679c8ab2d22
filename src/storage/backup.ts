import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { DomainError } from '../kernel/errors.ts';
import { sha256 } from './canonical.ts';
import { schemaHash } from './migrate.ts';
import type { Sql, Tx } from './sql.ts';

/**
 * Logical backup in our own format: a gzipped file of JSON lines, engine-independent, so that a backup of the embedded engine
 * restores into PostgreSQL and back. First line: schema and tables; last line: row count and a hash over all lines before it.
 */

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/**
 * Sessions and attempts are not kept: after a restore everybody signs in again. Numbers of transactions mean nothing in another database,
 * so columns of that type and what rests on them are left out too.
 */
const LEFT_OUT = [
  'schema_migrations',
  'sessions',
  'sign_in_attempts',
  'population_snapshots',
  'population_snapshot_pieces',
  'enterprise_removals',
];

async function describeTables(tx: Tx): Promise<Table[]> {
  const { rows } = await tx.query<{ table_name: string; column_name: string; type: string }>(
    `select c.table_name, c.column_name, format_type(a.atttypid, a.atttypmod) as type from information_schema.columns c
     join pg_class k on k.relname = c.table_name and k.relnamespace = 'public'::regnamespace and k.relkind = 'r' join pg_attribute a on a.attrelid = k.oid and a.attname = c.column_name
     where c.table_schema = 'public' and c.is_generated = 'NEVER' and a.atttypid <> 'xid8'::regtype order by c.table_name, c.ordinal_position`,
  );
  const byName = new Map<string, Table>();
  for (const row of rows) {
    const table = byName.get(row.table_name) ?? { name: row.table_name, columns: [] };
    byName.set(row.table_name, { ...table, columns: [...table.columns, { name: row.column_name, type: row.type }] });
  }
  const order = await inReferenceOrder(
    tx,
    [...byName.keys()].filter((name) => !LEFT_OUT.includes(name)),
  );
  return order.flatMap((name) => byName.get(name) ?? []);
}

/** Tables so that each comes after those its foreign keys point to. Read from the catalogue: no new table can be forgotten. */
async function inReferenceOrder(tx: Tx, names: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ child: string; parent: string }>(
    `select c.relname as child, p.relname as parent from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_class p on p.oid = f.confrelid where f.contype = 'f' and c.oid <> p.oid`,
  );
  const ordered: string[] = [];
  let waiting = [...names].sort();
  while (waiting.length > 0) {
    const ready = waiting.filter((name) =>
      rows.every((row) => row.child !== name || ordered.includes(row.parent) || !names.includes(row.parent)),
    );
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${waiting.join(', ')}`);
    ordered.push(...ready);
    waiting = waiting.filter((name) => !ready.includes(name));
  }
  return ordered;
}

const CURSOR_ROWS = 500;

async function* lines(tx: Tx): AsyncGenerator<string> {
  const tables = await describeTables(tx);
  yield JSON.stringify({ format: 1, schema: schemaHash(), tables });
  for (const table of tables) {
    // Every value as the engine's own text: exact, and the same text casts back on either engine.
    const list = table.columns.map((column) => `"${column.name}"::text`).join(', ');
    await tx.query(
      `declare backup_rows no scroll cursor for select json_build_array(${list})::text as line from ${table.name}`,
    );
    for (;;) {
      const { rows } = await tx.query<{ line: string }>(`fetch ${CURSOR_ROWS} from backup_rows`);
      for (const row of rows) yield `${table.name}\t${row.line}`;
      if (rows.length < CURSOR_ROWS) break;
    }
    await tx.query('close backup_rows');
  }
}

/** Writes a consistent backup beside the target and renames it when whole: a killed backup leaves no file of that name. */
export async function backup(sql: Sql, path: string): Promise<{ rows: number; hash: string }> {
  let rows = -1;
  let chain = '';
  await sql.tx({ as: 'owner', budgetMs: 3_600_000 }, async (tx) => {
    if (sql.engine === 'postgres') await tx.query('set transaction isolation level repeatable read, read only');
    async function* withEnd(): AsyncGenerator<string> {
      for await (const line of lines(tx)) {
        rows += 1;
        chain = sha256(chain + line);
        yield `${line}\n`;
      }
      yield `${JSON.stringify({ end: true, rows, hash: chain })}\n`;
    }
    await pipeline(
      Readable.from(withEnd()),
      createGzip({ level: 6 }),
      createWriteStream(`${path}.part`, { mode: 0o600 }),
    );
  });
  const file = await open(`${path}.part`, 'r');
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
  return { rows, hash: chain };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`;

async function insertRows(tx: Tx, table: Table, rows: readonly (string | null)[][]): Promise<void> {
  const columns = table.columns.map((column) => quoted(column.name)).join(', ');
  const read = table.columns.map((column, index) => `(r ->> ${index})::${column.type}`).join(', ');
  await tx.query(
    `insert into ${quoted(table.name)} (${columns}) overriding system value select ${read} from json_array_elements($1::json) as r`,
    [JSON.stringify(rows)],
  );
}

const corrupt = (what: string): DomainError =>
  new DomainError('invalid', 'backup.corrupt', { what }, [], {
    zh: `备份文件不完整或已损坏（${what}）。`,
    en: `The backup is incomplete or damaged (${what}).`,
  });

/** Reads a backup once without writing: schema, count and hash must hold. */
async function checkBackup(path: string): Promise<Table[]> {
  let tables: Table[] = [];
  let chain = '';
  let rows = -1;
  let ended = false;
  for await (const line of createInterface({
    input: createReadStream(path).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (rows < 0) {
      const head = JSON.parse(line) as { format: number; schema: string; tables: Table[] };
      if (head.format !== 1 || head.schema !== schemaHash())
        throw new DomainError('invalid', 'backup.otherSchema', { schema: head.schema, expected: schemaHash() });
      tables = head.tables;
    } else if (line.startsWith('{"end":')) {
      const end = JSON.parse(line) as { rows: number; hash: string };
      if (end.rows !== rows || end.hash !== chain) throw corrupt('hash');
      ended = true;
      continue;
    }
    rows += 1;
    chain = sha256(chain + line);
  }
  if (!ended) throw corrupt('end');
  return tables;
}

/** Restores into a migrated, empty database; all or nothing. A database that holds data is refused. */
export async function restore(sql: Sql, path: string): Promise<number> {
  const tables = await checkBackup(path);
  let restored = 0;
  await sql.tx({ as: 'owner', budgetMs: 3_600_000 }, async (tx) => {
    const { rows: present } = await tx.query('select 1 from principals limit 1');
    if (present.length > 0)
      throw new DomainError('conflict', 'restore.notEmpty', {}, [], {
        zh: '目标数据库不是空的，未做任何改动。',
        en: 'The target database is not empty; nothing was changed.',
      });
    const byName = new Map(tables.map((table) => [table.name, table]));
    let current: Table | undefined;
    let batch: (string | null)[][] = [];
    const flush = async () => {
      if (current && batch.length > 0) await insertRows(tx, current, batch);
      restored += batch.length;
      batch = [];
    };
    let first = true;
    for await (const line of createInterface({
      input: createReadStream(path).pipe(createGunzip()),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      if (first || line.startsWith('{"end":')) {
        first = false;
        continue;
      }
      const tab = line.indexOf('\t');
      const table = byName.get(line.slice(0, tab));
      if (!table) throw corrupt('table');
      if (table !== current || batch.length >= CURSOR_ROWS) await flush();
      current = table;
      batch.push(JSON.parse(line.slice(tab + 1)) as (string | null)[]);
    }
    await flush();
    await continueIdentities(tx, tables);
  });
  return restored;
}

/** Identity columns go on after the highest restored number. */
async function continueIdentities(tx: Tx, tables: readonly Table[]): Promise<void> {
  const { rows } = await tx.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES' and table_name = any($1::text[])`,
    [tables.map((table) => table.name)],
  );
  for (const { table_name: table, column_name: column } of rows) {
    await tx.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), greatest((select max(${quoted(column)}) from ${quoted(table)}), 1))`,
    );
  }
}
