import pg from 'pg';
import { openingStatements, scopeOf, statementBudgetMs } from './context.ts';
import { createEpochs, noteWrites, type WriteEpochs } from './epochs.ts';
import { type Sql, SqlError, type SqlValue, stepUp, type Tx, type TxContext } from './sql.ts';
import { asText, OID, parseInstant, parseInt8 } from './valueParsers.ts';

/** PostgreSQL behind the same port: a pool, server-side timeouts. */

const parsers = new Map<number, (text: string) => unknown>([
  [OID.int8, parseInt8],
  [OID.numeric, asText],
  [OID.date, asText],
  [OID.timestamptz, parseInstant],
]);

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? pg.types.getTypeParser(oid, format),
} as unknown as pg.CustomTypesConfig;

const toSqlError = (error: unknown): unknown =>
  error instanceof pg.DatabaseError
    ? new SqlError(error.code ?? 'XX000', error.constraint ?? null, error.message.slice(0, 300))
    : error;

async function run<Row>(client: pg.PoolClient, text: string, values: readonly SqlValue[]) {
  try {
    const answer = await client.query(text, values.map(forDriver));
    return { rows: answer.rows as readonly Row[], count: answer.rowCount ?? 0 };
  } catch (error) {
    throw toSqlError(error);
  }
}

const forDriver = (value: SqlValue): unknown => (value instanceof Uint8Array ? Buffer.from(value) : value);

function txOver(client: pg.PoolClient, context: TxContext, epochs: WriteEpochs, written: Set<string>): Tx {
  const tx: Tx = {
    scope: scopeOf(context),
    epochs,
    query: <Row>(text: string, values: readonly SqlValue[] = []) => {
      noteWrites(text, written);
      return run<Row>(client, text, values);
    },
    asJob: (_why, work) =>
      context.as === 'app' ? stepUp(tx, work, (role) => run(client, `set local role ${role}`, [])) : work(tx),
  };
  return tx;
}

/** Opens a pool. The login owns the schema and may `set role` to lq_app and lq_job. */
export async function openPostgres(url: string, max = 10): Promise<Sql> {
  const pool = new pg.Pool({ connectionString: url, max, types, idle_in_transaction_session_timeout: 60_000 });
  pool.on('error', () => undefined);
  const first = await pool.connect();
  const version = (await run<{ version: string }>(first, 'select version()', [])).rows[0]?.version ?? '';
  first.release();
  const epochs = createEpochs();
  return {
    engine: 'postgres',
    epochs,
    version,
    tx: async (context, work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await run(
          client,
          `${openingStatements(context)}; set local statement_timeout = ${statementBudgetMs(context)}`,
          [],
        );
        const written = new Set<string>();
        const result = await work(txOver(client, context, epochs, written));
        await run(client, 'commit', []);
        epochs.committed(written);
        return result;
      } catch (error) {
        await run(client, 'rollback', []).catch((failure: unknown) => {
          broken = failure instanceof Error ? failure : new Error(String(failure));
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
