import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { SqlValue, Tx } from './sql.ts';

/** Kysely as a builder only: it writes statements whose filters vary, the port runs them. */
export const sqlBuilder = <Tables>(): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });

interface Compilable {
  compile(): { readonly sql: string; readonly parameters: readonly unknown[] };
}

/** Runs a built statement in a transaction. */
export async function runBuilt<Row>(tx: Tx, statement: Compilable): Promise<readonly Row[]> {
  const { sql, parameters } = statement.compile();
  return (await tx.query<Row>(sql, parameters as readonly SqlValue[])).rows;
}
