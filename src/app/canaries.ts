import { internPrincipal } from '../capabilities/organisations/organisation.service.ts';
import type { Sql, Tx } from '../storage/sql.ts';
import { cooperationRows } from './matrixRows.ts';

/** Marked rows of tenants that never take part in a suite: their text may reach nobody but themselves and who serves them. */
export interface Canary {
  readonly text: string;
  readonly orgs: readonly number[];
}

interface Tenant {
  readonly region_id: string;
  readonly id: string;
  readonly name: string;
  readonly owner_org: number;
  readonly shared: number[] | null;
}

async function plantFor(tx: Tx, tenant: Tenant, index: number): Promise<Canary[]> {
  const mark = (what: string) => `canary-${what}-${index}-${tenant.owner_org}-end`;
  const readers = tenant.shared ?? [];
  const shared = readers.length > 0 ? readers : null;
  const need = mark('need');
  await tx.query(
    `insert into needs (region_id, id, owner_org, shared, enterprise_id, enterprise_name, raised_by_org, raised_by_account, kinds, main_kind, title, text, audience, status, created_at)
     values ($1, gen_random_uuid(), $2, null, $3, $4, $2, gen_random_uuid(), '{finance}', 'finance', $5, $5, 'receivers', 'open', '2026-11-01T00:00:00.000Z')`,
    [tenant.region_id, tenant.owner_org, tenant.id, mark('name'), need],
  );
  await tx.query(
    `insert into notices (region_id, id, owner_org, kind, text_zh, text_en, at) values ($1, gen_random_uuid(), $2, 'reminder', $3, $3, now())`,
    [tenant.region_id, tenant.owner_org, mark('notice')],
  );
  await tx.query(
    `with planted as (insert into files (region_id, id, owner_org, name, media_type, size_bytes, sha256, purpose, uploaded_by_account)
       values ($1, gen_random_uuid(), $2, $3, 'text/plain', 1, '', 'attachment', gen_random_uuid()) returning region_id, id)
     insert into file_bytes (region_id, file_id, bytes) select region_id, id, convert_to($3, 'UTF8') from planted`,
    [tenant.region_id, tenant.owner_org, mark('file')],
  );
  await tx.query(
    `insert into facts (region_id, enterprise_id, id, owner_org, shared, key, period, value, source_id, observed_on)
     select $1, $2, gen_random_uuid(), $3, $4::int[], 'mainProduct', '', to_jsonb($5::text), id, '2026-01-01' from fact_sources where region_id = $1 limit 1`,
    [tenant.region_id, tenant.id, tenant.owner_org, shared, mark('fact')],
  );
  await tx.query(
    `insert into outcomes (region_id, id, owner_org, enterprise_id, enterprise_name, kind, amount_fen, period, happened_on, evidence_type, evidence_number, evidence_key, status, note, claimed_by_org, claimed_by_account, claimed_at)
     values ($1, gen_random_uuid(), $2, $3, $4, 'order_signed', 1, '2026', '2026-11-01', 'order', $5, $5, 'claimed', $5, $2, gen_random_uuid(), now())`,
    [tenant.region_id, tenant.owner_org, tenant.id, mark('name'), mark('outcome')],
  );
  const own = ['need', 'notice', 'file', 'outcome', 'name'].map((what) => ({
    text: mark(what),
    orgs: [tenant.owner_org],
  }));
  return [
    ...own,
    { text: mark('fact'), orgs: [tenant.owner_org, ...readers] },
    { text: tenant.name, orgs: [tenant.owner_org, ...readers] },
  ];
}

const CANARY_REGION = '310117';

/** Rows of an alliance that nobody of the suite belongs to, in every table of standing co-operation, shown to its members. */
async function plantAlliance(sql: Sql): Promise<Canary> {
  const text = 'canary-alliance-end';
  const [ownerOrg, otherOrg] = await sql.tx({ as: 'job', why: 'canaries' }, async (tx) => [
    await internPrincipal(tx, 'alliance', 'canary-alliance'),
    await internPrincipal(tx, 'members', 'members:canary-alliance'),
  ]);
  await cooperationRows(sql, { regionId: CANARY_REGION, ownerOrg: ownerOrg ?? 0, otherOrg: otherOrg ?? 0 }, text, [
    'practices',
  ]);
  return { text, orgs: [] };
}

/** Plants canaries for every fourth enterprise, the demo account's own left out, and for one alliance. */
export async function plantCanaries(sql: Sql): Promise<Canary[]> {
  const ofAlliance = await plantAlliance(sql);
  return sql.tx({ as: 'job', why: 'canaries' }, async (tx) => {
    const { rows } = await tx.query<Tenant>(
      `select region_id, id, name, owner_org, shared from enterprises e where not exists (select 1 from accounts a where a.org = e.owner_org) order by credit_code`,
    );
    const planted: Canary[] = [ofAlliance];
    for (const [index, tenant] of rows.entries())
      if (index % 4 === 0) planted.push(...(await plantFor(tx, tenant, index)));
    return planted;
  });
}
