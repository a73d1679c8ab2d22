import { DomainError } from '../kernel/errors.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { appendLedger } from './ledger.ts';
import { isUniqueViolation, oneRow, type Sql, type Tx, type TxContext } from './sql.ts';

/**
 * The envelope of every command (DESIGN §4): key claimed → work → outbox (by the work) → answer stored → ledger entry, in one
 * transaction. A retry with the same key gets the stored answer; the same key for other input is refused; two at once act once.
 */
export interface CommandEnvelope {
  readonly context: TxContext;
  readonly operation: string;
  readonly key: string;
  readonly input: unknown;
  readonly at: string;
  readonly accountId: string;
  readonly actorName: string;
  readonly org: number;
  /** Where the ledger entry is chained; the work may name a better region and subject. */
  readonly regionId: string;
}

export interface CommandResult<T> {
  readonly output: T;
  readonly regionId?: string;
  readonly subject?: string;
}

interface KeyRow {
  readonly status: string;
  readonly fingerprint: string;
  readonly answer: unknown;
}

async function claimKey(tx: Tx, envelope: CommandEnvelope, fingerprint: string): Promise<KeyRow | null> {
  return tx.asJob('idempotency', async (job) => {
    const inserted = await job.query(
      `insert into idempotency_keys (account_id, operation, key, fingerprint, status) values ($1, $2, $3, $4, 'running')
       on conflict (account_id, operation, key) do nothing`,
      [envelope.accountId, envelope.operation, envelope.key, fingerprint],
    );
    if (inserted.count === 1) return null;
    return oneRow<KeyRow>(
      job,
      'select status, fingerprint, answer from idempotency_keys where account_id = $1 and operation = $2 and key = $3',
      [envelope.accountId, envelope.operation, envelope.key],
    );
  });
}

function replay(row: KeyRow, fingerprint: string): unknown {
  if (row.fingerprint !== fingerprint) throw new DomainError('conflict', 'command.keyReused');
  if (row.status !== 'done') throw new DomainError('conflict', 'command.running');
  return row.answer;
}

/** Runs `work` once for this key. Throws `command.keyReused` (422) and `command.running` (409). */
export async function runCommand<T>(
  sql: Sql,
  envelope: CommandEnvelope,
  work: (tx: Tx) => Promise<CommandResult<T>>,
): Promise<T> {
  const fingerprint = sha256(canonicalJson(envelope.input));
  try {
    return await sql.tx(envelope.context, async (tx) => {
      const earlier = await claimKey(tx, envelope, fingerprint);
      // The stored answer was the output of the same operation for the same input.
      if (earlier) return replay(earlier, fingerprint) as T;
      const result = await work(tx);
      await tx.asJob('envelope', async (job) => {
        await job.query(
          `update idempotency_keys set status = 'done', answer = $4::jsonb where account_id = $1 and operation = $2 and key = $3`,
          [envelope.accountId, envelope.operation, envelope.key, JSON.stringify(result.output ?? null)],
        );
        await appendLedger(job, {
          regionId: result.regionId ?? envelope.regionId,
          at: envelope.at,
          accountId: envelope.accountId,
          actorName: envelope.actorName,
          org: envelope.org,
          action: envelope.operation,
          subject: result.subject ?? '',
          payload: envelope.input,
        });
      });
      return result.output;
    });
  } catch (error) {
    if (isUniqueViolation(error, 'idempotency_keys_pkey')) throw new DomainError('conflict', 'command.running');
    throw error;
  }
}
