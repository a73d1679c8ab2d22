import { sql } from 'kysely';
import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import type { ApplicationForm, BallotChoice, Standing } from './application.schema.ts';
import type { BodyRule } from './charter.schema.ts';

export interface ApplicationRow {
  readonly region_id: string;
  readonly alliance_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly alliance_org: number;
  readonly applicant_org: number;
  readonly applicant_name: string;
  readonly applicant_kind: string;
  readonly applicant_region: string;
  readonly industry: string;
  readonly synthetic: boolean;
  readonly role: MemberRole;
  readonly status: Standing;
  readonly form: ApplicationForm;
  readonly reason: string;
  readonly vote_until: string | null;
  readonly eligible: number | null;
  readonly quorum: BodyRule | null;
  readonly number: string | null;
  readonly decided_region_id: string | null;
  readonly decided_id: string | null;
  readonly decided_text: string;
  readonly submitted_at: string | null;
  readonly decided_at: string | null;
  readonly created_at: string;
  readonly version: number;
}

const COLUMNS =
  'region_id, alliance_id, id, owner_org, alliance_org, applicant_org, applicant_name, applicant_kind, applicant_region, industry, synthetic, role, status, form, reason, vote_until, eligible, quorum, number, decided_region_id, decided_id, decided_text, submitted_at, decided_at, created_at, version';

export const findApplication = (tx: Tx, regionId: string, id: string) =>
  oneRow<ApplicationRow>(tx, `select ${COLUMNS} from alliance_applications where region_id = $1 and id = $2`, [
    regionId,
    id,
  ]);

/** As job, held until the transaction ends: votes and the decision of one application follow one another. */
export const lockApplication = (job: Tx, regionId: string, id: string) =>
  oneRow<ApplicationRow>(
    job,
    `select ${COLUMNS} from alliance_applications where region_id = $1 and id = $2 for update`,
    [regionId, id],
  );

export const openApplicationOf = (tx: Tx, allianceOrg: number, applicantOrg: number) =>
  oneRow<{ region_id: string; id: string }>(
    tx,
    `select region_id, id from alliance_applications where alliance_org = $1 and applicant_org = $2 and status in ('draft', 'submitted', 'voting')`,
    [allianceOrg, applicantOrg],
  );

export const listApplicationRows = (
  tx: Tx,
  filter: { readonly status?: string | undefined; readonly allianceOrg?: number | undefined; readonly limit: number },
  after: readonly (string | number)[] | null,
) =>
  listPage<ApplicationRow>(tx, {
    table: 'alliance_applications',
    columns: COLUMNS,
    conditions: [
      ...(filter.status ? [sql`status = ${filter.status}`] : []),
      ...(filter.allianceOrg ? [sql`alliance_org = ${filter.allianceOrg}`] : []),
    ],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit: filter.limit,
    after,
  });

export interface BallotRow {
  readonly application_id: string;
  readonly voter_org: number;
  readonly choice: BallotChoice | null;
}

/** As job: all ballots of applications, to count them. */
export const ballotsOf = async (job: Tx, applications: readonly string[]): Promise<readonly BallotRow[]> =>
  (
    await job.query<BallotRow>(
      'select application_id, voter_org, choice from alliance_ballots where application_id = any($1::uuid[])',
      [[...applications]],
    )
  ).rows;

export interface StepRow {
  readonly application_id: string;
  readonly at: string;
  readonly step: string;
  readonly by_org: number;
  readonly text: string;
}

export const stepsOf = async (tx: Tx, applications: readonly string[]): Promise<readonly StepRow[]> =>
  (
    await tx.query<StepRow>(
      'select application_id, at, step, by_org, text from alliance_steps where application_id = any($1::uuid[]) order by seq',
      [[...applications]],
    )
  ).rows;
