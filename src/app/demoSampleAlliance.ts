import * as facts from '../../demo/alliances.data.ts';
import { COMMON_BODIES } from '../capabilities/alliances/charter.rules.ts';
import { addBody, addCharter, foundAlliance } from '../capabilities/alliances/found.service.ts';
import { join, type MemberEntry } from '../capabilities/alliances/membership.service.ts';
import { findOrganisation, internPrincipal } from '../capabilities/organisations/organisation.service.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Tx } from '../storage/sql.ts';
import { CORRIDOR } from '../vocabulary/regions.ts';

/** The synthetic alliance in which the demo roles act: profile, charter in two versions, a dozen members with roles. */

export interface SampleEnterprise {
  readonly org: number;
  readonly name: string;
  readonly regionId: string;
  readonly industry: string;
}

const PREFIX = 'XCL-';
const FOUNDED = '2024-03-12';

interface Entry {
  readonly member: MemberEntry;
  readonly roles: Parameters<typeof join>[1]['roles'];
  readonly since: string;
}

async function entries(tx: Tx, orgs: ReadonlyMap<string, number>, enterprise: SampleEnterprise): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const [code, roles, since] of facts.SAMPLE_MEMBERS) {
    const body = await findOrganisation(tx, orgs.get(code) ?? 0);
    if (!body) continue;
    const { principal: org, name, kind, regionId } = body;
    found.push({ member: { org, name, kind, regionId, industry: '', listed: true, synthetic: true }, roles, since });
  }
  found.push({
    member: { ...enterprise, kind: 'enterprise', listed: false, synthetic: true },
    roles: ['member'],
    since: FOUNDED,
  });
  for (const [index, [regionId, industry, role, since]] of facts.SAMPLE_UNITS.entries()) {
    const seq = String(index + 1).padStart(2, '0');
    const org = await internPrincipal(tx, 'enterprise', `x-alliance-unit-${seq}`);
    const name = `示例材料企业 ${seq}（合成）`;
    const member = { org, name, kind: 'enterprise', regionId, industry, listed: false, synthetic: true };
    found.push({ member, roles: [role], since });
  }
  return found;
}

/** Runs as lq_job in the transaction that loads the alliances. */
export async function loadSampleAlliance(
  tx: Tx,
  orgs: ReadonlyMap<string, number>,
  deps: { readonly ids: Ids; readonly clock: Clock },
  enterprise: SampleEnterprise,
): Promise<void> {
  const allianceOrg = orgs.get('x-alliance') ?? 0;
  const members = await entries(tx, orgs, enterprise);
  await foundAlliance(tx, {
    ...{ regionId: CORRIDOR, id: deps.ids.uuid(), org: allianceOrg, code: 'x-alliance', aims: facts.SAMPLE_AIMS },
    ...{ seatRegion: '310117', seat: '上海市松江区', foundedOn: FOUNDED, industry: '新材料', derivedFrom: null },
    ...{ declaredMembers: null, declaredNote: '', numberPrefix: PREFIX, firstNumber: members.length + 1 },
    ...{ source: null, synthetic: true },
  });
  const guide = await findOrganisation(tx, orgs.get('x-office-g60') ?? 0);
  if (guide)
    await addBody(tx, allianceOrg, {
      relation: 'guides',
      name: guide.name,
      org: guide.principal,
      on: FOUNDED,
      source: null,
    });
  for (const { decided, ...charter } of facts.SAMPLE_CHARTERS)
    await addCharter(tx, allianceOrg, {
      ...charter,
      bodies: [...COMMON_BODIES],
      id: deps.ids.uuid(),
      decision: { meeting: null, text: decided },
      at: deps.clock.now().toISOString(),
      source: null,
    });
  for (const [index, { member, roles, since }] of members.entries())
    await join(tx, {
      ...{ allianceOrg, member, roles, since, source: null },
      decision: { meeting: null, text: since === FOUNDED ? '成立大会（2024-03-12）' : '理事会表决' },
      number: `${PREFIX}${String(index + 1).padStart(4, '0')}`,
    });
}
