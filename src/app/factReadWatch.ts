import type { Answer, Sql, SqlValue, Tx, TxContext } from '../storage/sql.ts';

/**
 * Watches every statement of a suite that reads facts for somebody: each enterprise of another organisation whose facts came back must have
 * been written down, in the same transaction and under a grant. Facts that the public register publishes need none.
 */
export interface FactReadWatch {
  readonly sql: Sql;
  /** Readings without a grant; the suite refuses to end with any. */
  readonly strays: readonly string[];
  /** Enterprises read across organisations, and lines written. */
  readonly seen: { read: number; written: number };
}

const READS_FACTS = /\bfrom facts\b/i;
const WRITES_READS = /insert into fact_reads/i;

interface FactLike {
  readonly enterprise_id?: string;
  readonly key?: string;
}

export function watchFactReads(inner: Sql, publicKeys: ReadonlySet<string>): FactReadWatch {
  const strays: string[] = [];
  const seen = { read: 0, written: 0 };
  const owners = new Map<string, number>();

  const ownerOf = async (tx: Tx, enterpriseId: string): Promise<number> => {
    const known = owners.get(enterpriseId);
    if (known !== undefined) return known;
    const owner = await tx.asJob('watch', async (job) => {
      const { rows } = await job.query<{ owner_org: number }>('select owner_org from enterprises where id = $1', [
        enterpriseId,
      ]);
      return rows[0]?.owner_org ?? 0;
    });
    owners.set(enterpriseId, owner);
    return owner;
  };

  const watched = (tx: Tx, read: Set<string>, written: Map<string, string>): Tx => ({
    scope: tx.scope,
    epochs: tx.epochs,
    query: async <Row>(text: string, values?: readonly SqlValue[]): Promise<Answer<Row>> => {
      const answer = await tx.query<Row>(text, values);
      if (READS_FACTS.test(text))
        for (const row of answer.rows as readonly FactLike[])
          if (row.enterprise_id !== undefined && !publicKeys.has(row.key ?? '')) read.add(row.enterprise_id);
      if (WRITES_READS.test(text))
        for (const row of JSON.parse(String(values?.[0])) as { e: string; g: string }[]) written.set(row.e, row.g);
      return answer;
    },
    asJob: (why, work) => tx.asJob(why, (job) => work(watched(job, read, written))),
  });

  const sql: Sql = {
    engine: inner.engine,
    version: inner.version,
    epochs: inner.epochs,
    close: () => inner.close(),
    tx: <T>(context: TxContext, work: (tx: Tx) => Promise<T>): Promise<T> => {
      if (context.as !== 'app') return inner.tx(context, work);
      return inner.tx(context, async (tx) => {
        const read = new Set<string>();
        const written = new Map<string, string>();
        const result = await work(watched(tx, read, written));
        for (const enterprise of read) {
          if ((await ownerOf(tx, enterprise)) === context.org) continue;
          seen.read += 1;
          if (written.has(enterprise)) seen.written += 1;
          else strays.push(`org ${context.org} read facts of ${enterprise} without a grant`);
        }
        return result;
      });
    },
  };
  return { sql, strays, seen };
}
