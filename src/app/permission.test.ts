import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERMISSIONS_OF } from '../capabilities/accounts/roles.rules.ts';
import { giveGrant, listGrants, withdrawGrant } from '../capabilities/consents/grant.api.ts';
import { uploadFile } from '../capabilities/documents/file.api.ts';
import { sendNeed } from '../capabilities/matching/match.api.ts';
import { draftNeed, submitNeed } from '../capabilities/needs/need.api.ts';
import { newProgramText } from '../capabilities/offers/draftText.rules.ts';
import { reportOutcome } from '../capabilities/outcomes/outcome.api.ts';
import { createEngine } from '../capabilities/population/engine.service.ts';
import { createPopulation } from '../capabilities/population/population.service.ts';
import { type Actor, canSee, type Role, roleSchema } from '../kernel/actor.ts';
import { systemClock } from '../kernel/clock.ts';
import { type Contract, isCommand } from '../kernel/contract.ts';
import { randomIds } from '../kernel/ids.ts';
import { type Caller, callerOf } from './client.ts';
import { COOPERATION_TABLES, cooperationRows } from './matrixRows.ts';
import { openTestApp, type TestApp } from './testApp.ts';
import { bindingsOf } from './wire.ts';

/**
 * The permission matrix, generated from the bindings: every role × every relation × every route. What a route demands is read from its
 * contract, what a role has from the role table, who sees a row from the row's own visibility columns.
 */

let t: TestApp;
let contracts: readonly Contract[];
const actors = new Map<string, { caller: Caller; actor: Actor | null }>();
/** Rows by the table that a route's parameters address. */
const rows = new Map<string, { regionId: string; id: string }>();

const TABLE_OF: readonly [RegExp, string][] = [
  [/^\/enterprises\/:regionId/, 'enterprises'],
  [/^\/needs\/:regionId/, 'needs'],
  [/^\/cases\/:regionId/, 'cases'],
  [/^\/outcomes\/:regionId/, 'outcomes'],
  [/^\/offers\/:regionId/, 'offers'],
  [/^\/files\/:regionId/, 'files'],
  [/^\/notices\/:regionId/, 'notices'],
  [/^\/grants\/:regionId/, 'grants'],
  [/^\/grant-lists\/:regionId/, 'grant_lists'],
  [/^\/grant-rows\/:regionId/, 'grant_rows'],
  [/^\/program-drafts\/:regionId/, 'program_drafts'],
  [/^\/audiences\/:regionId/, 'audiences'],
  [/^\/alliances\/:regionId/, 'alliances'],
  [/^\/alliance-applications\/:regionId/, 'alliance_applications'],
  ...COOPERATION_TABLES,
];
const tableOf = (contract: Contract): string | null =>
  TABLE_OF.find(([pattern]) => pattern.test(contract.path))?.[1] ?? null;

const NOBODY = '00000000-0000-4000-8000-0000000000ff';

beforeAll(async () => {
  t = await openTestApp(40);
  contracts = bindingsOf(
    { sql: t.sql, profile: 'demo', clock: systemClock, ids: randomIds },
    createEngine(createPopulation(t.sql)),
  ).map((binding) => binding.contract);
  for (const role of roleSchema.options) {
    const caller = await t.as(role);
    actors.set(role, { caller, actor: await t.actorOf(caller) });
  }
  const enterprise = actors.get('enterprise');
  const bank = actors.get('bank');
  const own = enterprise?.actor?.enterprise ?? { regionId: '', id: '' };
  const others = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (
        await tx.query<{ owner_org: number; region_id: string }>(
          `select owner_org, region_id from enterprises where id <> $1 order by region_id, id`,
          [own.id],
        )
      ).rows,
  );
  const sameDistrict = others.find((row) => row.region_id === own.regionId);
  const otherCity = others.find((row) => row.region_id !== own.regionId);
  const otherBank = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (await tx.query<{ principal: number }>(`select principal from organisations where code = 'x-bank-jx'`)).rows[0]
        ?.principal ?? 0,
  );
  for (const [name, role, org] of [
    ['neighbour', 'enterprise', sameDistrict?.owner_org],
    ['stranger', 'enterprise', otherCity?.owner_org],
    ['otherBank', 'bank', otherBank],
  ] as const) {
    const caller = await t.asOrg(role, org ?? 0);
    actors.set(name, { caller, actor: await t.actorOf(caller) });
  }
  actors.set('anonymous', { caller: callerOf(t.app, null), actor: null });
  await findPublicOffer();
  await makeRows(enterprise?.caller, bank?.caller, bank?.actor?.org ?? 0, own);
});
afterAll(async () => {
  expect(t.answers.serverErrors).toEqual([]);
  await t.close();
});

async function findPublicOffer() {
  const [offer] = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (
        await tx.query<{ region_id: string; id: string }>(
          'select region_id, id from offers where is_public and program_text is not null order by code limit 1',
        )
      ).rows,
  );
  if (offer) anyOffer = { offerRegionId: offer.region_id, offerId: offer.id };
}

async function makeRows(
  enterprise: Caller | undefined,
  bank: Caller | undefined,
  bankOrg: number,
  own: { regionId: string; id: string },
) {
  if (!enterprise || !bank) throw new Error('no demo callers');
  const draft = await enterprise.must(draftNeed, {
    body: { enterprise: own, kinds: ['finance'], title: '矩阵用需求', text: '仅收件人可见' },
  });
  const need = await enterprise.must(submitNeed, { params: draft }, { version: draft.version });
  const opened = await enterprise.must(sendNeed, { params: need, body: { receivers: [{ org: bankOrg }] } });
  const file = await bank.must(
    uploadFile,
    { query: { name: '材料.pdf', purpose: 'attachment' } },
    { bytes: new TextEncoder().encode('%PDF-1.4') },
  );
  const outcome = await bank.must(reportOutcome, {
    params: opened,
    body: {
      kind: 'credit_granted',
      amountFen: 100,
      period: '2026',
      happenedOn: '2026-11-01',
      evidence: { type: 'loanContract', number: 'MATRIX-1' },
    },
  });
  const grant = await withdrawnGrant(enterprise, own);
  const list = await unpublishedList(own, bankOrg);
  const some = async (table: string) =>
    t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
      const row = (
        await tx.query<{ region_id: string; id: string }>(`select region_id, id from ${table} order by id limit 1`)
      ).rows[0];
      return { regionId: row?.region_id ?? '310117', id: row?.id ?? NOBODY };
    });
  await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query(
      `insert into notices (region_id, id, owner_org, kind, text_zh, text_en, at) values ($1, gen_random_uuid(), $2, 'reminder', '中', 'en', now())`,
      [own.regionId, bankOrg],
    ),
  );
  for (const [table, ref] of Object.entries({
    enterprises: own,
    needs: need,
    cases: opened,
    files: file,
    outcomes: outcome,
    grants: grant,
    grant_lists: list,
    grant_rows: list,
    program_drafts: await ruleDraft(own, actors.get('districtOffice')?.actor?.org ?? 0),
    audiences: await keptAudience(actors.get('districtOffice')?.actor?.org ?? 0),
    ...(await cooperationRows(t.sql, {
      regionId: own.regionId,
      ownerOrg: actors.get('allianceSecretariat')?.actor?.org ?? 0,
      otherOrg: bankOrg,
    })),
    alliances: await some('alliances'),
    alliance_applications: await submittedApplication(own),
    offers: await some('offers'),
    notices: await some('notices'),
  })) {
    rows.set(table, { regionId: ref.regionId, id: ref.id });
  }
}

/** Consent that was given to the other bank and taken back: its cells must be those of a stranger. */
async function withdrawnGrant(enterprise: Caller, own: { regionId: string; id: string }) {
  const granteeOrg = actors.get('otherBank')?.actor?.org ?? 0;
  const { noticeVersion } = await enterprise.must(listGrants, { params: own });
  const given = await enterprise.must(giveGrant, {
    params: own,
    body: { granteeOrg, purpose: 'financing', fields: ['size'], noticeVersion },
  });
  return enterprise.must(withdrawGrant, { params: given }, { version: given.version });
}

/** A list before its notice, led by one bank and paid by nobody of the matrix, with a row of one id; the enterprise does not see it. */
async function unpublishedList(own: { regionId: string; id: string }, leadOrg: number) {
  const id = randomIds.uuid();
  await t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    await tx.query(
      `insert into grant_lists (region_id, id, owner_org, shared, offer_region_id, offer_id, offer_code, title, finance_org, as_of, notice_days, confirm_days, created_by, created_at)
       values ($1, $2, $3, '{1}', $1, $2, 'M', '矩阵', 1, '2026-11-20', 5, 3, $2, now())`,
      [own.regionId, id, leadOrg],
    );
    await tx.query(
      `insert into grant_rows (region_id, list_id, id, owner_org, shared, enterprise_region_id, enterprise_id, enterprise_org, enterprise_name, credit_code, status, ground_zh, ground_en, created_at)
       select $1, $2, $2, $3, '{1}', region_id, id, owner_org, name, credit_code, 'candidate', '', '', now() from enterprises where id = $4`,
      [own.regionId, id, leadOrg, own.id],
    );
  });
  return { regionId: own.regionId, id };
}

/** Rules that the district office is writing from a notice. */
async function ruleDraft(own: { regionId: string; id: string }, ownerOrg: number) {
  const id = randomIds.uuid();
  await t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    await tx.query(
      `insert into program_drafts (region_id, id, owner_org, code, title, text, changed_by, changed_at) values ($1, $2, $3, 'MX', '矩阵', $4, $2, now())`,
      [own.regionId, id, ownerOrg, newProgramText({ code: 'MX', title: '矩阵', issuer: '区级部门', region: '310117' })],
    );
    await tx.query(
      `insert into program_notices (region_id, id, owner_org, draft_id, title, text, parts, added_by, added_at) values ($1, $2, $3, $2, '矩阵', '矩阵', '[]', $2, now())`,
      [own.regionId, id, ownerOrg],
    );
  });
  return { regionId: own.regionId, id };
}

/** A part of those whom an offer finds, kept by the district office. */
async function keptAudience(ownerOrg: number) {
  const id = randomIds.uuid();
  await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query(
      `insert into audiences (region_id, id, owner_org, offer_id, name, verdict, changed_by, changed_at) values ($1, $2, $3, $4, '矩阵', 'near', $2, now())`,
      [anyOffer.offerRegionId, id, ownerOrg, anyOffer.offerId],
    ),
  );
  return { regionId: anyOffer.offerRegionId, id };
}

/** An application of the enterprise that the secretariat has before it. */
async function submittedApplication(own: { id: string }) {
  const id = randomIds.uuid();
  const [row] = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (
        await tx.query<{ region_id: string }>(
          `insert into alliance_applications (region_id, alliance_id, id, owner_org, shared, alliance_org, applicant_org, applicant_name, applicant_kind, applicant_region, role, status, form, created_by, created_at)
           select a.region_id, a.id, $1, e.owner_org, array[a.alliance_org], a.alliance_org, e.owner_org, e.name, 'enterprise', e.region_id, 'member', 'submitted',
             '{"nature":"甲类","business":"乙类","foundedOn":"","capital":"","address":"","contact":"丙部","offers":"","seeks":""}', $1, now()
           from alliances a, enterprises e where a.code = 'x-alliance' and e.id = $2 returning region_id`,
          [id, own.id],
        )
      ).rows,
  );
  return { regionId: row?.region_id ?? '', id };
}

/** Organisations to which a live grant opens the enterprise of the matrix, read off the table. */
const holdersOfGrants = async (): Promise<ReadonlySet<number>> =>
  t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    const { rows: held } = await tx.query<{ grantee_org: number }>(
      `select grantee_org from grants where enterprise_id = $1 and status = 'active' and revoked_at is null and valid_from <= $2 and valid_until > $2`,
      [rows.get('enterprises')?.id ?? NOBODY, t.clock.now().toISOString()],
    );
    return new Set(held.map((row) => row.grantee_org));
  });

interface VisibilityRow {
  readonly owner_org: number;
  readonly is_public: boolean;
  readonly open_region: string | null;
  readonly shared: number[] | null;
}

const visibilityOf = async (table: string) => {
  const ref = rows.get(table);
  const row = await t.sql.tx(
    { as: 'job', why: 'test' },
    async (tx) =>
      (
        await tx.query<VisibilityRow>(
          `select owner_org, is_public, open_region, shared from ${table} where region_id = $1 and id = $2`,
          [ref?.regionId ?? '', ref?.id ?? NOBODY],
        )
      ).rows[0],
  );
  if (!row) throw new Error(`no ${table} row`);
  return { ownerOrg: row.owner_org, isPublic: row.is_public, openRegion: row.open_region, shared: row.shared };
};

/** A public offer with rules, for routes that name a second row. */
let anyOffer = { offerRegionId: '310117', offerId: NOBODY };

const paramsFor = (contract: Contract, ref: { regionId: string; id: string } | undefined) =>
  contract.path.includes(':')
    ? {
        ...(ref ?? { regionId: '310117', id: NOBODY }),
        taskId: NOBODY,
        kind: 'resolution',
        motionId: NOBODY,
        unitId: NOBODY,
        bookingId: NOBODY,
        questionId: NOBODY,
        ...anyOffer,
      }
    : {};

async function statusOf(caller: Caller, contract: Contract, ref: { regionId: string; id: string } | undefined) {
  const upload = contract.uploadBytes !== undefined;
  return caller.call(
    contract,
    { params: paramsFor(contract, ref), ...(contract.body && !upload ? { body: {} } : {}) },
    { ...(contract.versioned ? { version: 987_654 } : {}), ...(upload ? { bytes: new Uint8Array([1]) } : {}) },
  );
}

describe('the permission matrix', () => {
  test('every route declares a permission that some role has, and every permission of a role is used', () => {
    const declared = new Set(contracts.map((contract) => contract.permission));
    const given = new Set(Object.values(PERMISSIONS_OF).flat());
    for (const permission of declared)
      if (permission !== 'public' && permission !== 'signedIn') expect(given, permission).toContain(permission);
    for (const permission of given) expect(declared, permission).toContain(permission);
    expect(new Set(contracts.map((contract) => contract.name)).size).toBe(contracts.length);
  });

  test('role × route: a role without the permission is refused before anything is looked at, a role with it never for lack of it', async () => {
    const mismatches: string[] = [];
    let cells = 0;
    for (const contract of contracts) {
      for (const [name, { caller, actor }] of actors) {
        if (contract.name === 'accounts.signOut' || contract.permission === 'public') continue;
        const answer = await statusOf(caller, contract, { regionId: '310117', id: NOBODY });
        cells += 1;
        const may =
          actor !== null &&
          (contract.permission === 'signedIn' || PERMISSIONS_OF[actor.role].includes(contract.permission));
        const expected =
          actor === null
            ? answer.status === 401
            : may
              ? answer.problem?.code !== 'forbidden'
              : answer.status === 403 && answer.problem?.code === 'forbidden';
        if (!expected) mismatches.push(`${name} ${contract.name}: ${answer.status} ${answer.problem?.code ?? ''}`);
      }
    }
    expect(mismatches).toEqual([]);
    expect(cells).toBeGreaterThan(500);
  });

  test('relation × read route: a row is answered exactly to those its visibility columns or a live grant name; hidden and absent look alike', async () => {
    const mismatches: string[] = [];
    const holders = await holdersOfGrants();
    expect([...holders]).toEqual([actors.get('bank')?.actor?.org]);
    let cells = 0;
    for (const contract of contracts) {
      const table = tableOf(contract);
      if (contract.method !== 'GET' || table === null || contract.permission === 'public') continue;
      const visibility = await visibilityOf(table);
      for (const [name, { caller, actor }] of actors) {
        if (actor === null) continue;
        const answer = await statusOf(caller, contract, rows.get(table));
        const absent = await statusOf(caller, contract, { regionId: rows.get(table)?.regionId ?? '', id: NOBODY });
        cells += 1;
        const permitted =
          contract.permission === 'signedIn' || PERMISSIONS_OF[actor.role as Role].includes(contract.permission);
        // A grant opens facts and what is about them; the row of the register stays with its columns.
        const granted = table === 'enterprises' && contract.name !== 'enterprises.get' && holders.has(actor.org);
        const visible = canSee(actor, visibility) || granted;
        // A conflict is the answer of a visible row (an offer without rules has no reach).
        const expected = !permitted ? [403] : visible ? [200, 409] : [404];
        if (!expected.includes(answer.status))
          mismatches.push(`${name} ${contract.name}: ${answer.status}, visible ${visible}`);
        if (permitted && !visible && answer.problem?.title !== absent.problem?.title)
          mismatches.push(`${name} ${contract.name}: hidden differs from absent`);
      }
    }
    expect(mismatches).toEqual([]);
    expect(cells).toBeGreaterThan(100);
  });

  test('relation × command: who may not see a row cannot change it, and its row stays as it was', async () => {
    const fingerprint = async (table: string) =>
      t.sql.tx(
        { as: 'job', why: 'test' },
        async (tx) =>
          (await tx.query<{ h: string }>(`select md5(string_agg(r::text, '|' order by r.id)) as h from ${table} r`))
            .rows[0]?.h,
      );
    const mismatches: string[] = [];
    for (const contract of contracts) {
      const table = tableOf(contract);
      if (!isCommand(contract) || table === null) continue;
      const visibility = await visibilityOf(table);
      const before = await fingerprint(table);
      for (const [name, { caller, actor }] of actors) {
        if (actor === null || canSee(actor, visibility)) continue;
        const answer = await statusOf(caller, contract, rows.get(table));
        // 400: the empty body is refused before the row is looked for. Never a success, never "stale", which would tell of the row.
        if (![400, 403, 404].includes(answer.status)) mismatches.push(`${name} ${contract.name}: ${answer.status}`);
      }
      if ((await fingerprint(table)) !== before) mismatches.push(`${contract.name} changed a row`);
    }
    expect(mismatches).toEqual([]);
  });

  test('a command without key, with a foreign header or from another site is refused', async () => {
    const bank = actors.get('bank')?.caller;
    const send = (headers: Record<string, string>) =>
      t.app.inject({
        method: 'POST',
        url: '/api/notices/310117/00000000-0000-4000-8000-0000000000ff/read',
        headers: { cookie: bank?.cookie ?? '', ...headers },
      });
    expect((await send({})).statusCode).toBe(403);
    expect(
      (await send({ 'x-langqiao': '1', 'sec-fetch-site': 'cross-site', 'idempotency-key': 'abcdefgh' })).statusCode,
    ).toBe(403);
    expect((await send({ 'x-langqiao': '1' })).statusCode).toBe(400);
    expect((await send({ 'x-langqiao': '1', 'idempotency-key': 'abcdefgh' })).statusCode).toBe(404);
  });

  test('no GET changes state', async () => {
    const state = async () =>
      t.sql.tx({ as: 'owner', budgetMs: 60_000 }, async (tx) => {
        const tables = (
          await tx.query<{ relname: string }>(
            `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('sessions', 'fact_reads') order by 1`,
          )
        ).rows;
        const hashes: string[] = [];
        for (const { relname } of tables)
          hashes.push(
            `${relname}:${(await tx.query<{ h: string }>(`select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as h from ${relname} r`)).rows[0]?.h}`,
          );
        return hashes;
      });
    const before = await state();
    for (const contract of contracts) {
      if (contract.method !== 'GET') continue;
      for (const { caller } of actors.values()) await statusOf(caller, contract, rows.get(tableOf(contract) ?? ''));
    }
    expect(await state()).toEqual(before);
  });
});
