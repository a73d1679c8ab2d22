import type { generateDemo } from '../../demo/generate.ts';
import { join } from '../capabilities/alliances/membership.service.ts';
import type { Sql, Tx } from '../storage/sql.ts';

/** Alliances of the demonstration world: members that public pages name, with their source. */

type World = ReturnType<typeof generateDemo>;

async function publicMembers(tx: Tx, world: World, orgs: ReadonlyMap<string, number>): Promise<void> {
  const bodies = new Map(world.organisations.map((body) => [body.code, body]));
  for (const row of world.memberships) {
    const [allianceOrg, org, body] = [orgs.get(row.alliance), orgs.get(row.member), bodies.get(row.member)];
    if (allianceOrg === undefined || org === undefined || body === undefined || row.role === 'namedAround') continue;
    const since = row.since !== null && /^\d{4}-\d{2}-\d{2}$/.test(row.since) ? row.since : null;
    await join(tx, {
      allianceOrg,
      member: {
        org,
        name: body.nameZh,
        kind: body.kind,
        regionId: body.regionId,
        industry: '',
        listed: true,
        synthetic: body.synthetic,
      },
      roles: [row.role],
      since,
      source: row.source,
      decision: { meeting: null, text: '' },
      number: null,
    });
  }
}

export const loadDemoAlliances = (sql: Sql, world: World, orgs: ReadonlyMap<string, number>): Promise<void> =>
  sql.tx({ as: 'job', why: 'demo' }, (tx) => publicMembers(tx, world, orgs));
