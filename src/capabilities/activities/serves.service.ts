import { DomainError } from '../../kernel/errors.ts';
import type { Use } from '../../storage/use.ts';
import { loadCase } from '../cases/case.service.ts';
import { requireNeed } from '../needs/need.service.ts';
import { recordOrigin } from '../origins/origin.service.ts';
import { unknownServed } from './activity.errors.ts';
import type { Serves } from './activity.schema.ts';
import { findProgramme } from './plan.queries.ts';

/** What an activity serves: a need, a case, a programme. Its title is for whoever may see it; the link alone says nothing. */

async function titleOf(use: Use, serves: Serves): Promise<string | null> {
  const ref = { regionId: serves.regionId, id: serves.id };
  if (serves.kind === 'need') return (await requireNeed(use.tx, ref)).title;
  if (serves.kind === 'case') return (await loadCase(use, ref)).row.title;
  return (await findProgramme(use.tx, serves.regionId, serves.id))?.title ?? null;
}

export async function servedTitle(use: Use, serves: Serves): Promise<string | null> {
  try {
    return await titleOf(use, serves);
  } catch (error) {
    if (error instanceof DomainError && (error.kind === 'notFound' || error.kind === 'forbidden')) return null;
    throw error;
  }
}

/** Refuses what the host does not see; answers its title. */
export async function requireServed(use: Use, serves: Serves | null): Promise<string | null> {
  if (serves === null) return null;
  const title = await servedTitle(use, serves);
  if (title === null) throw unknownServed();
  return title;
}

/** Outcomes of the need or case count for the activity from now on. */
export async function linkServed(
  use: Use,
  serves: Serves | null,
  activity: {
    readonly regionId: string;
    readonly id: string;
    readonly title: string;
    readonly alliance: number | null;
  },
): Promise<void> {
  if (serves === null || serves.kind === 'programme') return;
  await recordOrigin(use.tx, {
    subject: { kind: serves.kind, regionId: serves.regionId, id: serves.id },
    origin: { kind: 'activity', regionId: activity.regionId, id: activity.id },
    alliance: activity.alliance,
    org: use.actor.org,
    title: activity.title,
    at: use.now.toISOString(),
  });
}
