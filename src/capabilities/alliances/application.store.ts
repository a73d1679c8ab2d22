import { emit } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import type { ApplicationRow } from './application.queries.ts';
import type { ApplicationForm, BallotChoice, Standing } from './application.schema.ts';
import type { BodyRule, Decision } from './charter.schema.ts';
import { type Told, toldOfMember, toldOfMove } from './tell.rules.ts';

/** The only writer of applications, ballots and steps. Runs as lq_job: the applicant owns its application, three parties move it. */

export interface NewApplicationRow {
  readonly regionId: string;
  readonly allianceId: string;
  readonly id: string;
  readonly allianceOrg: number;
  readonly applicant: {
    readonly org: number;
    readonly name: string;
    readonly kind: string;
    readonly regionId: string;
    readonly industry: string;
    readonly synthetic: boolean;
  };
  readonly role: MemberRole;
  readonly form: ApplicationForm;
  readonly accountId: string;
  readonly at: string;
}

/** Answers false where the organisation has an application under way. */
export const insertApplication = async (tx: Tx, row: NewApplicationRow): Promise<boolean> =>
  (
    await tx.query(
      `insert into alliance_applications (region_id, alliance_id, id, owner_org, alliance_org, applicant_org, applicant_name, applicant_kind, applicant_region, industry, role, status, form, created_by, created_at, synthetic)
       values ($1, $2, $3, $4, $5, $4, $6, $7, $8, $9, $10, 'draft', $11::jsonb, $12, $13, $14)
       on conflict (region_id, alliance_id, applicant_org) where status in ('draft', 'submitted', 'voting') do nothing`,
      [
        row.regionId,
        row.allianceId,
        row.id,
        row.applicant.org,
        row.allianceOrg,
        row.applicant.name,
        row.applicant.kind,
        row.applicant.regionId,
        row.applicant.industry,
        row.role,
        JSON.stringify(row.form),
        row.accountId,
        row.at,
        row.applicant.synthetic,
      ],
    )
  ).count === 1;

export const rewriteForm = (tx: Tx, row: ApplicationRow, role: MemberRole, form: ApplicationForm) =>
  tx.query(
    `update alliance_applications set role = $4, form = $5::jsonb, version = version + 1 where region_id = $1 and id = $2 and version = $3`,
    [row.region_id, row.id, row.version, role, JSON.stringify(form)],
  );

export interface ApplicationChange {
  readonly reason?: string;
  readonly vote?: { readonly until: string; readonly eligible: number; readonly rule: BodyRule };
  readonly decision?: Decision;
  readonly number?: string;
  /** Who gets a ballot. */
  readonly voters?: readonly number[];
  /** Who besides the applicant sees it from now on. */
  readonly shared: readonly number[];
}

/** Moves an application that is locked, and tells those it concerns. */
export async function moveApplication(
  tx: Tx,
  row: ApplicationRow,
  to: Standing,
  at: string,
  change: ApplicationChange,
): Promise<void> {
  const isDecided = to === 'admitted' || to === 'refused';
  await tx.query(
    `update alliance_applications set status = $3, version = version + 1, reason = $4, vote_until = coalesce($5::date, vote_until), eligible = coalesce($6, eligible), quorum = coalesce($7::jsonb, quorum),
       number = coalesce($8, number), decided_region_id = coalesce($9, decided_region_id), decided_id = coalesce($10::uuid, decided_id), decided_text = coalesce($11, decided_text),
       submitted_at = case when $3 = 'submitted' and submitted_at is null then $12::timestamptz else submitted_at end, decided_at = case when $13::boolean then $12::timestamptz else decided_at end, shared = $14::int[]
     where region_id = $1 and id = $2`,
    [
      row.region_id,
      row.id,
      to,
      change.reason ?? '',
      change.vote?.until ?? null,
      change.vote?.eligible ?? null,
      change.vote ? JSON.stringify(change.vote.rule) : null,
      change.number ?? null,
      change.decision?.meeting?.regionId ?? null,
      change.decision?.meeting?.id ?? null,
      change.decision?.text || null,
      at,
      isDecided,
      change.shared.length > 0 ? [...change.shared] : null,
    ],
  );
  const moved = {
    regionId: row.region_id,
    id: row.id,
    applicantOrg: row.applicant_org,
    applicantName: row.applicant_name,
    allianceOrg: row.alliance_org,
  };
  await tell(
    tx,
    row.region_id,
    toldOfMove(moved, row.status, to, { voters: change.voters ?? [], number: change.number }),
  );
}

async function tell(tx: Tx, regionId: string, told: Told | null): Promise<void> {
  if (told !== null && told.orgs.length > 0) await emit(tx, 'notice.tell', regionId, { ...told, kind: 'alliance' });
}

export interface StepEntry {
  readonly regionId: string;
  readonly allianceId: string;
  readonly id: string;
  readonly allianceOrg: number;
  /** The organisation it concerns, which reads it too. */
  readonly aboutOrg: number | null;
  readonly applicationId: string | null;
  readonly step: string;
  readonly at: string;
  readonly byOrg: number;
  readonly byAccount: string;
  readonly text: string;
  readonly decision: Decision | null;
}

/** Leaves the trace of a step; one about a member also tells it. */
export async function noteStep(tx: Tx, entry: StepEntry): Promise<void> {
  await tx.query(
    `insert into alliance_steps (region_id, alliance_id, id, owner_org, shared, application_id, member_org, at, step, by_org, by_account, text, decided_region_id, decided_id, decided_text)
     values ($1, $2, $3, $4, case when $5::int is null then null else array[$5::int] end, $6, $5, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      entry.regionId,
      entry.allianceId,
      entry.id,
      entry.allianceOrg,
      entry.aboutOrg,
      entry.applicationId,
      entry.at,
      entry.step,
      entry.byOrg,
      entry.byAccount,
      entry.text,
      entry.decision?.meeting?.regionId ?? null,
      entry.decision?.meeting?.id ?? null,
      entry.decision?.text ?? '',
    ],
  );
  if (entry.applicationId !== null || entry.aboutOrg === null) return;
  const alliance = { regionId: entry.regionId, id: entry.allianceId, org: entry.allianceOrg };
  await tell(tx, entry.regionId, toldOfMember(alliance, entry.aboutOrg, entry.step));
}

/** One ballot a voter; a vote that is opened again starts anew. */
export async function openBallots(tx: Tx, row: ApplicationRow, voters: readonly number[]): Promise<void> {
  await tx.query('delete from alliance_ballots where region_id = $1 and application_id = $2', [row.region_id, row.id]);
  await tx.query(
    `insert into alliance_ballots (region_id, application_id, voter_org, owner_org, shared) select $1, $2, v, v, array[$3::int] from unnest($4::int[]) as v`,
    [row.region_id, row.id, row.alliance_org, [...voters]],
  );
}

/** Fills in a ballot; answers false where it was cast before or never existed. */
export const castBallot = async (
  tx: Tx,
  row: ApplicationRow,
  voter: { readonly org: number; readonly accountId: string; readonly choice: BallotChoice; readonly at: string },
): Promise<boolean> =>
  (
    await tx.query(
      `update alliance_ballots set choice = $4, cast_at = $5, cast_by = $6 where region_id = $1 and application_id = $2 and voter_org = $3 and choice is null`,
      [row.region_id, row.id, voter.org, voter.choice, voter.at, voter.accountId],
    )
  ).count === 1;
