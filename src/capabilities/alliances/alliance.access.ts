import type { MemberRole } from '../../vocabulary/memberRoles.ts';
import { isVoteOver, type Party, type Step, stepsFrom } from './alliance.rules.ts';
import type { ApplicationAction, Standing } from './application.schema.ts';

interface Reader {
  readonly org: number;
  readonly permissions: readonly string[];
}

/** The alliance itself, at the hands of its secretariat. */
export const isSecretariat = (actor: Reader, allianceOrg: number): boolean =>
  actor.org === allianceOrg && actor.permissions.includes('alliances.manage');

/** A body that guides the alliance rates it; the alliance does not rate itself. */
export const mayRate = (actor: Reader, allianceOrg: number, guides: readonly number[]): boolean =>
  actor.org !== allianceOrg && guides.includes(actor.org) && actor.permissions.includes('alliances.manage');

/** Names of members that are not public bodies: for members, the secretariat and who guides the alliance. */
export const maySeeMembers = (
  actor: Reader,
  alliance: { readonly org: number; readonly guides: readonly number[] },
  ownRoles: readonly MemberRole[],
): boolean => actor.org === alliance.org || ownRoles.length > 0 || alliance.guides.includes(actor.org);

/** An alliance does not join itself, a member does not join again. */
export const mayApply = (actor: Reader, allianceOrg: number, ownRoles: readonly MemberRole[]): boolean =>
  actor.org !== allianceOrg && ownRoles.length === 0 && actor.permissions.includes('alliances.join');

export interface ApplicationParties {
  readonly allianceOrg: number;
  readonly applicantOrg: number;
  /** The reader has a ballot that is not cast and still belongs to the body that votes. */
  readonly mayVote: boolean;
}

/** The parts an actor has in an application, each only with its permission. An applicant does not vote on itself. */
export function partiesOf(actor: Reader, application: ApplicationParties): Party[] {
  const parts: readonly [Party, string, boolean][] = [
    ['applicant', 'alliances.join', actor.org === application.applicantOrg],
    ['secretariat', 'alliances.manage', actor.org === application.allianceOrg],
    ['voter', 'alliances.join', application.mayVote && actor.org !== application.applicantOrg],
  ];
  return parts.filter(([, permission, is]) => is && actor.permissions.includes(permission)).map(([party]) => party);
}

const SHOWN: ReadonlySet<string> = new Set(['submit', 'withdraw', 'return', 'refuse', 'putToVote', 'cast']);
const isAction = (step: Step): step is Step & ApplicationAction => SHOWN.has(step);

/** What the reader may do with an application now. A vote is closed by hand only when its last day is over. */
export function applicationActions(
  actor: Reader,
  status: Standing,
  parties: ApplicationParties,
  voteUntil: string | null,
  today: string,
): ApplicationAction[] {
  const own = partiesOf(actor, parties);
  const over = isVoteOver(voteUntil, today);
  const steps = stepsFrom(status, own)
    .filter(isAction)
    .filter((step) => step !== 'cast' || !over);
  return [
    ...(status === 'draft' && own.includes('applicant') ? (['edit'] as const) : []),
    ...steps,
    ...(status === 'voting' && over && own.includes('secretariat') ? (['close'] as const) : []),
  ];
}
