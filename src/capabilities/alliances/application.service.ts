import type * as z from 'zod';
import { dayInShanghai } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Cursors, Page } from '../../kernel/paging.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { type ApplicationParties, applicationActions } from './alliance.access.ts';
import { type AllianceRow, alliancesByOrg } from './alliance.queries.ts';
import {
  type ApplicationRow,
  type BallotRow,
  ballotsOf,
  findApplication,
  listApplicationRows,
  type StepRow,
  stepsOf,
} from './application.queries.ts';
import type { Application, applicationQuerySchema } from './application.schema.ts';
import { belongsTo, neededPresent } from './charter.rules.ts';
import { rolesOn } from './membership.queries.ts';

/** Reading applications: the applicant's own, the secretariat's, and for members those put to the vote. */

type Reader = Pick<Use, 'tx' | 'actor' | 'now'>;

export async function requireApplication(tx: Tx, ref: RowRef): Promise<ApplicationRow> {
  const row = await findApplication(tx, ref.regionId, ref.id);
  if (!row) throw notFound();
  return row;
}

export const tallyOf = (ballots: readonly BallotRow[], eligible: number) => ({
  eligible,
  yes: ballots.filter((one) => one.choice === 'yes').length,
  no: ballots.filter((one) => one.choice === 'no').length,
  abstain: ballots.filter((one) => one.choice === 'abstain').length,
});

/** The reader may vote: it has a ballot, has not cast it, and still belongs to the body. */
export async function partiesIn(
  use: Reader,
  row: ApplicationRow,
  ballots: readonly BallotRow[],
): Promise<ApplicationParties> {
  const own = ballots.find((ballot) => ballot.voter_org === use.actor.org);
  const mayVote =
    row.quorum !== null &&
    own !== undefined &&
    own.choice === null &&
    belongsTo(row.quorum, await rolesOn(use.tx, use.actor.org, row.alliance_org, dayInShanghai(use.now)));
  return { allianceOrg: row.alliance_org, applicantOrg: row.applicant_org, mayVote };
}

function voteOf(use: Reader, row: ApplicationRow, ballots: readonly BallotRow[]): Application['vote'] {
  if (row.vote_until === null || row.eligible === null || row.quorum === null) return null;
  const own = ballots.find((ballot) => ballot.voter_org === use.actor.org);
  return {
    until: row.vote_until,
    ...tallyOf(ballots, row.eligible),
    needed: neededPresent(row.quorum, row.eligible),
    own: own === undefined ? null : (own.choice ?? 'out'),
  };
}

interface Around {
  readonly ballots: readonly BallotRow[];
  readonly steps: readonly StepRow[];
  readonly names: ReadonlyMap<number, string>;
  readonly alliance: AllianceRow | undefined;
}

async function present(use: Reader, row: ApplicationRow, around: Around): Promise<Application> {
  const parties = await partiesIn(use, row, around.ballots);
  const concerned = use.actor.org === row.applicant_org || use.actor.org === row.alliance_org;
  const meeting =
    row.decided_region_id !== null && row.decided_id !== null
      ? { regionId: row.decided_region_id, id: row.decided_id }
      : null;
  return {
    regionId: row.region_id,
    id: row.id,
    alliance: {
      regionId: row.region_id,
      id: row.alliance_id,
      org: row.alliance_org,
      name: around.alliance?.name ?? '',
    },
    applicant: {
      org: row.applicant_org,
      name: row.applicant_name,
      kind: row.applicant_kind,
      regionId: row.applicant_region,
    },
    role: row.role,
    status: row.status,
    form: concerned || row.status === 'voting' ? row.form : null,
    reason: concerned ? row.reason : '',
    vote: voteOf(use, row, around.ballots),
    number: row.number,
    decision: { meeting, text: row.decided_text },
    submittedAt: row.submitted_at,
    decidedAt: row.decided_at,
    steps: around.steps.map((step) => ({
      at: step.at,
      step: step.step,
      byName: step.by_org === row.applicant_org ? row.applicant_name : (around.names.get(step.by_org) ?? ''),
      text: step.text,
    })),
    may: applicationActions(use.actor, row.status, parties, row.vote_until, dayInShanghai(use.now)),
    version: row.version,
  };
}

export async function presentApplications(use: Reader, rows: readonly ApplicationRow[]): Promise<Application[]> {
  const ids = rows.map((row) => row.id);
  const ballots = await use.tx.asJob('ballots are counted, not told', (job) => ballotsOf(job, ids));
  const steps = await stepsOf(use.tx, ids);
  const names = await organisationNames(
    use.tx,
    steps.map((step) => step.by_org),
  );
  const alliances = await alliancesByOrg(use.tx, [...new Set(rows.map((row) => row.alliance_org))]);
  const presented: Application[] = [];
  for (const row of rows)
    presented.push(
      await present(use, row, {
        ballots: ballots.filter((one) => one.application_id === row.id),
        steps: steps.filter((one) => one.application_id === row.id),
        names,
        alliance: alliances.find((one) => one.alliance_org === row.alliance_org),
      }),
    );
  return presented;
}

export async function viewApplication(use: Reader, ref: RowRef): Promise<Application> {
  const [application] = await presentApplications(use, [await requireApplication(use.tx, ref)]);
  if (!application) throw notFound();
  return application;
}

export async function listApplications(
  use: Use,
  query: z.output<typeof applicationQuerySchema>,
  cursors: Cursors,
): Promise<Page<Application>> {
  const after = query.after ? cursors.open('allianceApplications', use.actor.org, query.after) : null;
  const page = await listApplicationRows(use.tx, query, after);
  const next = page.nextKey && cursors.seal('allianceApplications', use.actor.org, page.nextKey);
  return { items: await presentApplications(use, page.rows), next, count: page.count };
}
