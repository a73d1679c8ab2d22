import { canonicalJson, sha256 } from './canonical.ts';
import { oneRow, type Tx } from './sql.ts';

/**
 * The audit ledger: one hash chain a region (DESIGN §4). Entries hold a commitment of the payload, never the payload, so that
 * personal data can be erased without breaking the chain.
 */
export interface LedgerEntry {
  readonly regionId: string;
  readonly at: string;
  readonly accountId: string;
  readonly actorName: string;
  readonly org: number;
  /** The operation's contract name. */
  readonly action: string;
  readonly subject: string;
  readonly payload: unknown;
}

const GENESIS = '0'.repeat(64);

interface HashedFields {
  readonly region_id: string;
  readonly seq: number;
  readonly at: string;
  readonly account_id: string;
  readonly actor_name: string;
  readonly org: number;
  readonly action: string;
  readonly subject: string;
  readonly commitment: string;
  readonly prev_hash: string;
}

const hashOf = (fields: HashedFields): string =>
  sha256(
    canonicalJson([
      fields.region_id,
      fields.seq,
      fields.at,
      fields.account_id,
      fields.actor_name,
      fields.org,
      fields.action,
      fields.subject,
      fields.commitment,
      fields.prev_hash,
    ]),
  );

/** Appends one entry. Call it last in a transaction: the head row of the region stays locked until commit. */
export async function appendLedger(tx: Tx, entry: LedgerEntry): Promise<void> {
  await tx.query('insert into ledger_heads (region_id, seq, hash) values ($1, 0, $2) on conflict do nothing', [
    entry.regionId,
    GENESIS,
  ]);
  const head = await oneRow<{ seq: number; hash: string }>(
    tx,
    'select seq, hash from ledger_heads where region_id = $1 for update',
    [entry.regionId],
  );
  const fields: HashedFields = {
    region_id: entry.regionId,
    seq: (head?.seq ?? 0) + 1,
    at: entry.at,
    account_id: entry.accountId,
    actor_name: entry.actorName,
    org: entry.org,
    action: entry.action,
    subject: entry.subject,
    commitment: sha256(canonicalJson(entry.payload)),
    prev_hash: head?.hash ?? GENESIS,
  };
  const hash = hashOf(fields);
  await tx.query(
    `insert into ledger_entries (region_id, seq, at, account_id, actor_name, org, action, subject, commitment, prev_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      fields.region_id,
      fields.seq,
      fields.at,
      fields.account_id,
      fields.actor_name,
      fields.org,
      fields.action,
      fields.subject,
      fields.commitment,
      fields.prev_hash,
      hash,
    ],
  );
  await tx.query('update ledger_heads set seq = $2, hash = $3 where region_id = $1', [
    fields.region_id,
    fields.seq,
    hash,
  ]);
}

export interface LedgerCheck {
  readonly entries: number;
  readonly regions: number;
  readonly intact: boolean;
  /** `310117#12: hash` — region, sequence number, what does not hold. */
  readonly firstBreak: string | null;
}

/** Recomputes every link: gaps, changed fields, swapped entries and a truncated tail show. */
export async function verifyLedger(tx: Tx): Promise<LedgerCheck> {
  const heads = (
    await tx.query<{ region_id: string; seq: number; hash: string }>(
      'select region_id, seq, hash from ledger_heads order by region_id',
    )
  ).rows;
  let entries = 0;
  for (const head of heads) {
    let previous = GENESIS;
    let seq = 0;
    for (;;) {
      const { rows } = await tx.query<HashedFields & { hash: string }>(
        'select * from ledger_entries where region_id = $1 and seq > $2 order by seq limit 2000',
        [head.region_id, seq],
      );
      for (const row of rows) {
        entries += 1;
        const problem =
          row.seq !== seq + 1
            ? 'gap'
            : row.prev_hash !== previous
              ? 'prevHash'
              : hashOf(row) !== row.hash
                ? 'hash'
                : null;
        if (problem)
          return {
            entries,
            regions: heads.length,
            intact: false,
            firstBreak: `${head.region_id}#${row.seq}: ${problem}`,
          };
        previous = row.hash;
        seq = row.seq;
      }
      if (rows.length < 2000) break;
    }
    if (seq !== head.seq || (seq > 0 && previous !== head.hash)) {
      return { entries, regions: heads.length, intact: false, firstBreak: `${head.region_id}#${head.seq}: head` };
    }
  }
  return { entries, regions: heads.length, intact: true, firstBreak: null };
}
