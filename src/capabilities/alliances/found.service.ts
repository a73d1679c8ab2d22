import type { Tx } from '../../storage/sql.ts';
import { allianceByOrg } from './alliance.queries.ts';
import {
  insertAlliance,
  insertBody,
  insertCharter,
  insertNode,
  type NewAlliance,
  type NewNode,
} from './alliance.store.ts';
import type { NewCharter } from './charter.schema.ts';

/** Founding alliances and placing them in the tree: done by whoever runs the installation, as lq_job. */

export const foundAlliance = (job: Tx, alliance: NewAlliance): Promise<unknown> => insertAlliance(job, alliance);

export const addNode = (job: Tx, node: NewNode): Promise<unknown> => insertNode(job, node);

async function required(job: Tx, allianceOrg: number) {
  const alliance = await allianceByOrg(job, allianceOrg);
  if (!alliance) throw new Error(`organisation ${allianceOrg} is no alliance`);
  return alliance;
}

/** A body beside an alliance that is no member of it. */
export async function addBody(
  job: Tx,
  allianceOrg: number,
  body: {
    readonly relation: 'guides' | 'unveils' | 'namedAround';
    readonly name: string;
    readonly org: number | null;
    readonly on: string;
    readonly source: string | null;
  },
): Promise<void> {
  const alliance = await required(job, allianceOrg);
  await insertBody(job, { ...body, regionId: alliance.region_id, allianceId: alliance.id, allianceOrg });
}

export async function addCharter(
  job: Tx,
  allianceOrg: number,
  charter: NewCharter & { readonly id: string; readonly at: string; readonly source: string | null },
): Promise<void> {
  const alliance = await required(job, allianceOrg);
  await insertCharter(job, { regionId: alliance.region_id, id: alliance.id, org: allianceOrg }, charter);
}
