import { type FactTable, factsOfRow } from '../../eligibility/engine/factTable.ts';
import { factTableBuilder } from '../../eligibility/engine/factTableBuilder.ts';
import type { FactInput, FactSet } from '../../eligibility/factSet.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import { factInputs, readFactsOfMany } from '../facts/fact.service.ts';
import { runStopped } from './population.errors.ts';
import { horizon, removedSince, type SubjectRow, subjectsAfter, touchedSince } from './population.queries.ts';
import type { Snapshots } from './snapshot.service.ts';

/**
 * All enterprises with their facts in memory, for questions over everybody. The database stays the truth: `refresh` reads again
 * only what was touched since the last time. What was loaded first is one part; changed enterprises move to a small part of
 * their own that is built anew, until it is large enough to stand as it is.
 */
export interface Population {
  /** Brings the memory up to date for a day `YYYY-MM-DD`. */
  refresh(asOf: string): Promise<PopulationView>;
  /** Ends a reading that is under way: it is refused as `population.stopped`. */
  close(): void;
}

export interface PopulationView {
  /** Changes with any enterprise. */
  readonly epoch: number;
  readonly asOf: string;
  readonly size: number;
  readonly parts: readonly Part[];
  factsOf(id: string): FactSet | null;
}

/** Rows that were loaded together. Rows in `gone` stand in a later part, or nowhere any more. */
export interface Part {
  readonly table: FactTable;
  readonly ids: readonly string[];
  readonly gone: ReadonlySet<number>;
}

const PAGE = 1_000;
const FACT_PAGE = 200;
/** Changed enterprises up to this many are built anew with every change: some milliseconds. */
const FRESH_ROWS = 32;
const SMALL_PARTS = 6;
/** Larger parts stay as they are: their facts are not kept a second time. */
const MERGED_ROWS = 2_000;
const WORN_ROWS = 5_000;

interface Loaded {
  readonly id: string;
  readonly inputs: readonly FactInput[];
}

interface OpenPart extends Part {
  readonly gone: Set<number>;
  /** The facts as they were read, kept for parts that may be put together with others; null for what was loaded as a whole. */
  readonly rows: readonly Loaded[] | null;
}

class Memory implements PopulationView {
  readonly asOf: string;
  epoch = 1;
  since = '0';
  parts: readonly OpenPart[] = [];
  /** Changed since the last part was closed, and the part they stand in. */
  private readonly fresh = new Map<string, readonly FactInput[]>();
  private freshPart: OpenPart | null = null;
  private readonly places = new Map<string, { readonly part: OpenPart; readonly row: number }>();
  private readonly versions = new Map<string, string>();

  constructor(asOf: string) {
    this.asOf = asOf;
  }

  get size(): number {
    return this.places.size;
  }

  /** So much has changed that reading everybody anew is worth it. */
  get isWorn(): boolean {
    const changed = this.parts.slice(1).reduce((sum, part) => sum + part.ids.length, 0);
    return changed > this.mostChanged;
  }

  get mostChanged(): number {
    return Math.max(WORN_ROWS, Math.floor(this.size / 4));
  }

  factsOf(id: string): FactSet | null {
    const place = this.places.get(id);
    return place ? factsOfRow(place.part.table, place.row) : null;
  }

  /** While a transaction runs on, what was touched after it began is offered again and again. */
  isNews(row: SubjectRow): boolean {
    const version = `${row.facts_version}.${row.version}`;
    if (this.versions.get(row.id) === version) return false;
    this.versions.set(row.id, version);
    return true;
  }

  put(loaded: readonly Loaded[]): void {
    if (loaded.length === 0) return;
    for (const { id, inputs } of loaded) this.fresh.set(id, inputs);
    this.parts = this.parts.filter((part) => part !== this.freshPart);
    const rows = [...this.fresh].map(([id, inputs]) => ({ id, inputs }));
    this.freshPart = built(rows, this.asOf);
    this.place(this.freshPart);
    if (this.fresh.size >= FRESH_ROWS) {
      this.fresh.clear();
      this.freshPart = null;
      this.merge();
    }
    this.epoch += 1;
  }

  place(part: OpenPart): void {
    this.parts = [...this.parts, part];
    part.ids.forEach((id, row) => {
      const before = this.places.get(id);
      if (before && before.part !== part) before.part.gone.add(before.row);
      this.places.set(id, { part, row });
    });
  }

  /** Many small parts become one: each costs a reading of its own. */
  private merge(): void {
    const small = this.parts.filter(({ rows }) => rows !== null);
    if (small.length <= SMALL_PARTS) return;
    const rows = small.flatMap((part) => (part.rows ?? []).filter((_, row) => !part.gone.has(row)));
    this.parts = this.parts.filter((part) => part.rows === null);
    this.place(built(rows, this.asOf));
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (!place) return;
    place.part.gone.add(place.row);
    this.places.delete(id);
    this.fresh.delete(id);
    this.epoch += 1;
  }
}

function built(rows: readonly Loaded[], asOf: string): OpenPart {
  const builder = factTableBuilder(asOf);
  for (const { inputs } of rows) builder.add(inputs);
  const kept = rows.length <= MERGED_ROWS ? rows : null;
  return { table: builder.build(), ids: rows.map(({ id }) => id), gone: new Set(), rows: kept };
}

/** Small populations load as quickly as they are read back. */
const WORTH_KEEPING = 5_000;

/** An import touches tens of thousands of rows, which are then listed in one statement. */
const LONG_JOB = { as: 'job', why: 'population', budgetMs: 10_000 } as const;

/** Reads enterprises and their facts, in steps that let other work through. */
class Reader {
  private readonly sql: Sql;
  private readonly snapshots: Snapshots | null;
  isClosed = false;

  constructor(sql: Sql, snapshots: Snapshots | null) {
    this.sql = sql;
    this.snapshots = snapshots;
  }

  private job<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.sql.tx({ as: 'job', why: 'population' }, work);
  }

  /** From the last snapshot where there is one, otherwise from the facts. */
  async start(asOf: string): Promise<Memory> {
    const kept = (await this.snapshots?.load(asOf)) ?? null;
    if (!kept) return this.everybody(asOf);
    const known = new Memory(asOf);
    known.since = kept.since;
    known.place({ table: kept.table, ids: kept.ids, gone: new Set(), rows: null });
    return this.touched(known);
  }

  private async everybody(asOf: string): Promise<Memory> {
    const fresh = new Memory(asOf);
    // Before the first row is read: what changes while reading is read again.
    fresh.since = await this.job(horizon);
    const builder = factTableBuilder(asOf);
    const ids: string[] = [];
    let after = { regionId: '', id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      if (this.isClosed) throw runStopped();
      const rows = await this.job((tx) => subjectsAfter(tx, after, PAGE));
      for (const { id, inputs } of await this.load(rows)) {
        builder.add(inputs);
        ids.push(id);
      }
      const last = rows[rows.length - 1];
      if (!last || rows.length < PAGE) break;
      after = { regionId: last.region_id, id: last.id };
    }
    if (ids.length === 0) return fresh;
    const table = builder.build();
    fresh.place({ table, ids, gone: new Set(), rows: null });
    // Without it the next start is slower; nothing else is.
    if (ids.length >= WORTH_KEEPING)
      void this.snapshots?.save({ asOf, since: fresh.since, table, ids }).catch(() => undefined);
    return fresh;
  }

  async touched(known: Memory): Promise<Memory> {
    const most = known.mostChanged;
    const { next, touched, removed } = await this.sql.tx(LONG_JOB, async (tx) => ({
      next: await horizon(tx),
      touched: await touchedSince(tx, known.since, most + 1),
      removed: await removedSince(tx, known.since),
    }));
    // A quarter of everybody changed, at once or by and by: reading anew is quicker than carrying it along.
    if (touched.length > most || known.isWorn) return this.everybody(known.asOf);
    known.put(await this.load(touched.filter((row) => known.isNews(row))));
    for (const id of removed) known.remove(id);
    known.since = next;
    return known;
  }

  private async load(rows: readonly SubjectRow[]): Promise<Loaded[]> {
    const loaded: Loaded[] = [];
    for (let from = 0; from < rows.length; from += FACT_PAGE) {
      if (this.isClosed) throw runStopped();
      const page = rows.slice(from, from + FACT_PAGE);
      for (const regionId of new Set(page.map((row) => row.region_id))) {
        const here = page.filter((row) => row.region_id === regionId);
        const ids = here.map((row) => row.id);
        const facts = groupById(await this.job((tx) => readFactsOfMany(tx, regionId, ids)));
        for (const row of here) loaded.push({ id: row.id, inputs: factInputs(row, facts.get(row.id) ?? []) });
      }
    }
    return loaded;
  }
}

/** Today, and the first day of a draft somebody looks at: neither pushes the other out. */
const DAYS_HELD = 2;

/** `snapshots`: where a warm start finds the population as it was loaded last. */
export function createPopulation(sql: Sql, snapshots: Snapshots | null = null): Population {
  const reader = new Reader(sql, snapshots);
  /** By day, the one asked for longest ago first. */
  const held = new Map<string, Memory>();
  const running = new Map<string, Promise<PopulationView>>();

  const read = async (asOf: string): Promise<PopulationView> => {
    const known = held.get(asOf);
    const next = known ? await reader.touched(known) : await reader.start(asOf);
    held.delete(asOf);
    held.set(asOf, next);
    const [oldest] = held.keys();
    if (oldest !== undefined && held.size > DAYS_HELD) held.delete(oldest);
    return next;
  };

  return {
    refresh: (asOf) => {
      // Callers at the same time share one reading.
      const now = running.get(asOf) ?? read(asOf).finally(() => running.delete(asOf));
      running.set(asOf, now);
      return now;
    },
    close: () => {
      reader.isClosed = true;
    },
  };
}

// Node 20 has no Map.groupBy.
function groupById<Row extends { enterprise_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.enterprise_id);
    if (group) group.push(row);
    else groups.set(row.enterprise_id, [row]);
  }
  return groups;
}
