import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { mayRate } from './alliance.access.ts';
import { noCriteria, notRater, ratingPublished } from './alliance.errors.ts';
import type { AllianceRow } from './alliance.queries.ts';
import { type AllianceFigure, figureName, figureValues } from './figures.service.ts';
import { ratingOfYear, ratingsOf } from './rating.queries.ts';
import { gradeOf, rate, sumOf } from './rating.rules.ts';
import type { NewRating, Rating } from './rating.schema.ts';
import { publishRating, putRating } from './rating.store.ts';
import { guidesOf, requireAlliance } from './readAlliance.service.ts';

/** The yearly rating by a body that guides the alliance: drafted from counted figures, then published and left alone. */

export async function listRatings(use: Use, ref: RowRef, figures: readonly AllianceFigure[]): Promise<Rating[]> {
  const alliance = await requireAlliance(use.tx, ref);
  const rows = await ratingsOf(use.tx, alliance.alliance_org);
  const names = await organisationNames(
    use.tx,
    rows.map((row) => row.owner_org),
  );
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    criteria: row.criteria.map((one) => ({ ...one, ...figureName(figures, one.figure) })),
    points: row.points,
    grade: row.grade,
    note: row.note,
    raterName: names.get(row.owner_org) ?? '',
    publishedOn: row.published_on,
    version: row.version,
  }));
}

async function requireRater(use: Use, alliance: AllianceRow): Promise<void> {
  if (!mayRate(use.actor, alliance.alliance_org, await guidesOf(use.tx, alliance))) throw notRater();
}

async function ratingIn(use: Use, ref: RowRef, year: number, figures: readonly AllianceFigure[]): Promise<Rating> {
  const rating = (await listRatings(use, ref, figures)).find((one) => one.year === year);
  if (!rating) throw notFound();
  return rating;
}

export async function draftRating(
  use: Use,
  ref: RowRef,
  input: NewRating,
  figures: readonly AllianceFigure[],
): Promise<Rating> {
  const alliance = await requireAlliance(use.tx, ref);
  await requireRater(use, alliance);
  const codes = input.criteria.map((one) => one.figure);
  const rated = await use.tx.asJob('figures of an alliance, no rows', async (job) =>
    rate(input.criteria, await figureValues(job, figures, codes, alliance.alliance_org, input.year)),
  );
  if (rated.every((one) => one.value === null)) throw noCriteria();
  const points = sumOf(rated);
  const isWritten = await use.tx.asJob('one rating a year, whoever makes it', (job) =>
    putRating(job, {
      regionId: alliance.region_id,
      allianceId: alliance.id,
      id: use.ids.uuid(),
      raterOrg: use.actor.org,
      allianceOrg: alliance.alliance_org,
      year: input.year,
      criteria: rated,
      points,
      grade: gradeOf(points),
      note: input.note,
      accountId: use.actor.accountId,
      at: use.now.toISOString(),
    }),
  );
  if (!isWritten) throw ratingPublished();
  return ratingIn(use, ref, input.year, figures);
}

export async function publish(
  use: Use,
  ref: RowRef,
  year: number,
  figures: readonly AllianceFigure[],
): Promise<Rating> {
  const alliance = await requireAlliance(use.tx, ref);
  await requireRater(use, alliance);
  await use.tx.asJob('a rating is opened to all', async (job) => {
    const row = await ratingOfYear(job, alliance.alliance_org, year);
    if (!row || row.owner_org !== use.actor.org) throw notFound();
    if (!(await publishRating(job, alliance.alliance_org, year, dayInShanghai(use.now)))) throw ratingPublished();
  });
  return ratingIn(use, ref, year, figures);
}
