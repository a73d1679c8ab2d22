import * as facts from '../../demo/alliances.data.ts';
import { sourceLine } from '../../demo/corridor.ts';
import type { generateDemo } from '../../demo/generate.ts';
import { addBody, addNode, foundAlliance } from '../capabilities/alliances/found.service.ts';
import { join, type MemberEntry } from '../capabilities/alliances/membership.service.ts';
import { internPrincipal } from '../capabilities/organisations/organisation.service.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Sql, Tx } from '../storage/sql.ts';
import { CORRIDOR, regionPath } from '../vocabulary/regions.ts';
import { loadSampleAlliance, type SampleEnterprise } from './demoSampleAlliance.ts';
import { loadSampleYear } from './demoSampleYear.ts';

/** Alliances of the demonstration world: what public pages name, with its source; what is not public is numbered and marked. */

type World = ReturnType<typeof generateDemo>;
type Orgs = ReadonlyMap<string, number>;
export interface DemoDeps {
  readonly ids: Ids;
  readonly clock: Clock;
}

const factsOf = new Map(facts.ALLIANCE_FACTS.map((row) => [row[0], row]));
const NO_DECISION = { meeting: null, text: '' };

async function foundAll(tx: Tx, world: World, orgs: Orgs, ids: Ids): Promise<void> {
  for (const body of world.organisations) {
    const org = orgs.get(body.code);
    if (body.kind !== 'alliance' || org === undefined || body.code === 'x-alliance') continue;
    const [, industry = '', declared = null, note = ''] = factsOf.get(body.code) ?? [];
    const derived = facts.DERIVED[body.code];
    await foundAlliance(tx, {
      regionId: body.regionId,
      id: ids.uuid(),
      org,
      code: body.code,
      aims: '',
      seatRegion: body.regionId === CORRIDOR ? null : body.regionId,
      seat: body.regionId === CORRIDOR ? '' : regionPath(body.regionId),
      foundedOn: 'founded' in body ? (body.founded ?? '') : '',
      industry,
      derivedFrom: derived === undefined ? null : (orgs.get(derived) ?? null),
      declaredMembers: declared,
      declaredNote: note,
      numberPrefix: '',
      source: 'source' in body ? body.source : null,
      synthetic: body.synthetic,
    });
  }
}

/** Bodies without an organisation of the platform (named enterprises) get a principal of their own: they find their membership when they come. */
async function publicMembers(tx: Tx, world: World, orgs: Orgs): Promise<void> {
  const bodies = new Map(world.organisations.map((body) => [body.code, body]));
  for (const row of world.memberships) {
    const [allianceOrg, body] = [orgs.get(row.alliance), bodies.get(row.member)];
    if (allianceOrg === undefined || body === undefined) continue;
    if (row.role === 'namedAround') {
      await addBody(tx, allianceOrg, {
        relation: 'namedAround',
        name: body.nameZh,
        org: null,
        on: '',
        source: row.source,
      });
      continue;
    }
    const since = row.since !== null && /^\d{4}-\d{2}-\d{2}$/.test(row.since) ? row.since : null;
    const member: MemberEntry = {
      org: orgs.get(row.member) ?? (await internPrincipal(tx, body.kind, `public:${body.code}`)),
      name: body.nameZh,
      kind: body.kind,
      regionId: body.regionId,
      industry: '',
      listed: true,
      synthetic: false,
    };
    await join(tx, {
      allianceOrg,
      member,
      roles: [row.role],
      since,
      source: row.source,
      decision: NO_DECISION,
      number: null,
    });
  }
}

async function numberedMembers(tx: Tx, orgs: Orgs): Promise<void> {
  for (const [code, role, count] of facts.NUMBERED_MEMBERS) {
    const allianceOrg = orgs.get(code) ?? 0;
    for (let index = 1; index <= count; index += 1) {
      const seq = String(index).padStart(2, '0');
      const name = `${role === 'initiator' ? '发起单位' : role === 'jointMeeting' ? '联席会议单位' : '成员单位'} ${seq}（名单未公开，合成）`;
      const member: MemberEntry = {
        org: await internPrincipal(tx, 'platform', `x-${code}-${role}-${seq}`),
        name,
        kind: 'enterprise',
        regionId: '310101',
        industry: '',
        listed: true,
        synthetic: true,
      };
      const since = '2024-01-18';
      await join(tx, {
        allianceOrg,
        member,
        roles: [role],
        since,
        source: sourceLine('S2'),
        decision: NO_DECISION,
        number: null,
      });
    }
  }
}

async function tree(tx: Tx, world: World, orgs: Orgs, ids: Ids): Promise<void> {
  const ownerOrg = orgs.get('g60-office') ?? 0;
  const bodies = new Map(world.organisations.map((body) => [body.code, body]));
  const named = facts.ALLIANCE_FACTS.filter(([, industry]) => industry !== '');
  const node = (kind: 'alliance' | 'park', seq: number) => ({
    regionId: CORRIDOR,
    id: ids.uuid(),
    ownerOrg,
    tree: CORRIDOR,
    kind,
    seq,
  });
  const unnamed = {
    org: null,
    nameEn: null,
    industry: '产业未公布',
    published: false,
    source: sourceLine(facts.TREE.source),
  };
  for (let seq = 1; seq <= facts.TREE.alliances; seq += 1) {
    const [code = '', industry = '', declared = null, note = ''] = named[seq - 1] ?? [];
    const body = bodies.get(code);
    if (body)
      await addNode(tx, {
        ...node('alliance', seq),
        ...{
          industry,
          note: declared === null ? note : `公布成员 ${declared} 家（${note}）`,
          org: orgs.get(code) ?? null,
          name: body.nameZh,
          nameEn: body.nameEn,
          published: true,
        },
        source: 'source' in body ? body.source : null,
      });
    else await addNode(tx, { ...node('alliance', seq), ...unnamed, name: `产业联盟 ${seq}（名称未公开）`, note: '' });
  }
  for (let seq = 1; seq <= facts.TREE.parks; seq += 1) {
    const [name, industry = '', source = ''] = facts.NAMED_PARKS[seq - 1] ?? [];
    const known = { org: null, nameEn: null, industry, published: true, source: sourceLine(source) };
    if (name !== undefined) await addNode(tx, { ...node('park', seq), ...known, name, note: '' });
    else await addNode(tx, { ...node('park', seq), ...unnamed, name: `示范园区 ${seq}（名称未公开）`, note: '' });
  }
}

/** Once, with the world: alliances, tree and members that are public, the numbered ones, and the synthetic alliance that the demo roles act in. */
export async function loadDemoAlliances(
  sql: Sql,
  world: World,
  orgs: Orgs,
  deps: DemoDeps,
  enterprise: SampleEnterprise,
): Promise<void> {
  await sql.tx({ as: 'job', why: 'demo' }, async (tx) => {
    await foundAll(tx, world, orgs, deps.ids);
    for (const [alliance, relation, name, on, source] of facts.RELATION_ROWS)
      await addBody(tx, orgs.get(alliance) ?? 0, { relation, name, org: null, on, source: sourceLine(source) });
    await publicMembers(tx, world, orgs);
    await numberedMembers(tx, orgs);
    await tree(tx, world, orgs, deps.ids);
    await loadSampleAlliance(tx, orgs, deps, enterprise);
    await loadSampleYear(tx, orgs, deps);
  });
}
