import type * as z from 'zod';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { auditRows } from './audit.queries.ts';
import { checkLedger } from './audit.store.ts';
import type { auditEntrySchema, auditQuerySchema } from './overview.schema.ts';

export async function readAudit(
  use: Use,
  query: z.output<typeof auditQuerySchema>,
): Promise<z.infer<typeof auditEntrySchema>[]> {
  return use.tx.asJob('the auditor reads all regions', async (tx) => {
    const rows = await auditRows(tx, {
      regionId: query.regionId ?? null,
      action: query.action ?? null,
      before: query.before ?? null,
    });
    const names = await organisationNames(
      tx,
      rows.map((row) => row.org),
    );
    return rows.map((row) => ({
      regionId: row.region_id,
      seq: row.seq,
      at: row.at,
      actorName: row.actor_name,
      orgName: names.get(row.org) ?? '',
      action: row.action,
      subject: row.subject,
      hash: row.hash,
    }));
  });
}

export const verifyAuditChain = (use: Use) => use.tx.asJob('the auditor verifies all regions', checkLedger);
