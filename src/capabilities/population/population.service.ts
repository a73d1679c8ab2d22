import { type FactSet, factSetOf } from '../../eligibility/factSet.ts';
import type { Sql } from '../../storage/sql.ts';
import { factInputs, readFactsOfMany } from '../facts/fact.service.ts';
import { type SubjectRow, subjectsAfter } from './population.queries.ts';

/**
 * All enterprises with their facts, in memory, for questions over everybody. The database stays the truth: `refresh` reloads only
 * enterprises whose facts changed. The population engine of compiled rules replaces the walk, not this feed.
 */
export interface Subject {
  readonly regionId: string;
  readonly id: string;
  readonly facts: FactSet;
}

export interface Population {
  /** Brings the memory up to date and answers all subjects and a number that changes with any of them. */
  refresh(): Promise<{ subjects: ReadonlyMap<string, Subject>; epoch: number }>;
}

const PAGE = 1_000;
const FACT_PAGE = 200;

export function createPopulation(sql: Sql): Population {
  const subjects = new Map<string, Subject>();
  const versions = new Map<string, number>();
  let epoch = 0;
  let running: Promise<void> | null = null;

  const loadFacts = async (changed: readonly SubjectRow[]) => {
    for (let from = 0; from < changed.length; from += FACT_PAGE) {
      const page = changed.slice(from, from + FACT_PAGE);
      for (const regionId of new Set(page.map((row) => row.region_id))) {
        const rows = page.filter((row) => row.region_id === regionId);
        const facts = await sql.tx({ as: 'job', why: 'population' }, (tx) =>
          readFactsOfMany(
            tx,
            regionId,
            rows.map((row) => row.id),
          ),
        );
        const byEnterprise = groupById(facts);
        for (const row of rows) {
          subjects.set(row.id, {
            regionId,
            id: row.id,
            facts: factSetOf(factInputs(row, byEnterprise.get(row.id) ?? [])),
          });
          versions.set(row.id, row.facts_version);
        }
      }
    }
  };

  const walk = async () => {
    const seen = new Set<string>();
    let after = { regionId: '', id: '00000000-0000-0000-0000-000000000000' };
    for (;;) {
      const rows = await sql.tx({ as: 'job', why: 'population' }, (tx) => subjectsAfter(tx, after, PAGE));
      for (const row of rows) seen.add(row.id);
      const changed = rows.filter((row) => versions.get(row.id) !== row.facts_version);
      if (changed.length > 0) epoch += 1;
      await loadFacts(changed);
      const last = rows[rows.length - 1];
      if (!last || rows.length < PAGE) break;
      after = { regionId: last.region_id, id: last.id };
    }
    for (const id of subjects.keys()) {
      if (seen.has(id)) continue;
      subjects.delete(id);
      versions.delete(id);
      epoch += 1;
    }
  };

  return {
    refresh: async () => {
      // Callers at the same time share one walk.
      running ??= walk().finally(() => {
        running = null;
      });
      await running;
      return { subjects, epoch };
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
