import { type PracticeParty, practiceMove } from './practice.rules.ts';
import { type PracticeStatus, type PracticeStep, practiceStepSchema } from './practice.schema.ts';
import { type RoundParty, roundMove } from './round.rules.ts';
import { type Round, type RoundStatus, roundStepSchema } from './round.schema.ts';

interface Member {
  readonly org: number;
  readonly permissions: readonly string[];
}

interface PracticeOrgs {
  readonly nominatorOrg: number;
  readonly enterpriseOrg: number;
  readonly convenerOrg: number;
}

/** Only the firm decides on its consent; only the convener publishes. */
export function partiesOf(actor: Member, practice: PracticeOrgs): PracticeParty[] {
  const holds = (permission: string): boolean => actor.permissions.includes(permission);
  const parts: readonly [PracticeParty, boolean][] = [
    ['enterprise', actor.org === practice.enterpriseOrg && holds('practices.nominate')],
    ['nominator', actor.org === practice.nominatorOrg && holds('practices.nominate')],
    ['convener', actor.org === practice.convenerOrg && holds('practices.manage')],
  ];
  return parts.filter(([, is]) => is).map(([party]) => party);
}

export function practiceSteps(actor: Member, status: PracticeStatus, practice: PracticeOrgs): PracticeStep[] {
  const parties = partiesOf(actor, practice);
  return practiceStepSchema.options.filter((step) => practiceMove(step, status, parties) !== null);
}

export function roundParties(actor: Member, round: { convenerOrg: number; jurors: readonly number[] }): RoundParty[] {
  const holds = (permission: string): boolean => actor.permissions.includes(permission);
  const parts: readonly [RoundParty, boolean][] = [
    ['convener', actor.org === round.convenerOrg && holds('practices.manage')],
    ['juror', round.jurors.includes(actor.org) && holds('practices.judge')],
    ['nominator', holds('practices.nominate')],
  ];
  return parts.filter(([, is]) => is).map(([party]) => party);
}

export const roundActions = (
  actor: Member,
  status: RoundStatus,
  round: { convenerOrg: number; jurors: readonly number[] },
): Round['may'] =>
  [...roundStepSchema.options, 'nominate' as const].filter(
    (move) => roundMove(move, status, roundParties(actor, round)) !== null,
  );
