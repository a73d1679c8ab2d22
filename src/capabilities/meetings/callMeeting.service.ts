import { dayInShanghai } from '../../kernel/clock.ts';
import { expectVersion, staleVersion } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { organisationNames } from '../accounts/names.service.ts';
import { charterOf, membersOf, membersPrincipalOf } from '../alliances/alliance.service.ts';
import { belongsTo, ruleOf } from '../alliances/charter.rules.ts';
import type { BodyRule } from '../alliances/charter.schema.ts';
import { meetingActions } from './meeting.access.ts';
import { foreignAlliance, needsAlliance, nobodyInvited, stepNotPossible, unknownUnit } from './meeting.errors.ts';
import { unitsOf } from './meeting.queries.ts';
import type { MeetingBody, MeetingInput, MeetingView } from './meeting.schema.ts';
import { requireMeeting, viewMeeting } from './meeting.service.ts';
import {
  insertMeeting,
  type MeetingFields,
  type MeetingRow,
  type NewUnit,
  putUnits,
  showMeeting,
  tellUnits,
  updateMeeting,
} from './meeting.store.ts';

/** Writing a meeting and asking its units: by the charter for a body of an alliance, by name for any other. */

async function ruleFor(tx: Tx, alliance: number | null, body: MeetingBody, day: string): Promise<BodyRule> {
  if (body === 'general' || alliance === null) return ruleOf(null, 'council');
  return ruleOf(await charterOf(tx, alliance, day), body);
}

function checkConvener(use: Use, input: MeetingInput): void {
  if (input.body !== 'general' && input.alliance === null) throw needsAlliance();
  if (input.alliance !== null && input.alliance !== use.actor.org) throw foreignAlliance();
}

/** Members whose roles belong to the body, by the charter of the day; with `general` every member. */
async function unitsByCharter(tx: Tx, input: MeetingInput, rule: BodyRule, day: string): Promise<NewUnit[]> {
  if (input.alliance === null) return [];
  const members = await membersOf(tx, input.alliance, day);
  const general = input.body === 'general';
  return members
    .filter((member) => general || belongsTo(rule, member.roles))
    .map((member) => ({ org: member.org, name: member.name, votes: true }));
}

async function unitsByName(
  tx: Tx,
  input: MeetingInput,
  known: readonly NewUnit[],
  convener: number,
): Promise<NewUnit[]> {
  const wanted = input.units.filter((org) => org !== convener && !known.some((unit) => unit.org === org));
  const names = await organisationNames(tx, wanted);
  for (const [index, org] of input.units.entries())
    if (wanted.includes(org) && !names.has(org)) throw unknownUnit(`units.${index}`);
  return [...new Set(wanted)].map((org) => ({ org, name: names.get(org) ?? '', votes: input.alliance === null }));
}

async function unitsFor(
  tx: Tx,
  input: MeetingInput,
  rule: BodyRule,
  convener: number,
  day: string,
): Promise<NewUnit[]> {
  const members = (await unitsByCharter(tx, input, rule, day)).filter((unit) => unit.org !== convener);
  const named = await unitsByName(tx, input, members, convener);
  if (members.length + named.length === 0) throw nobodyInvited();
  return [...members, ...named];
}

/** Who may read the meeting: the members of the alliance as they are when they read, or the units invited by name. */
async function readersFor(tx: Tx, input: Pick<MeetingInput, 'alliance'>, units: readonly NewUnit[]): Promise<number[]> {
  if (input.alliance === null) return units.map((unit) => unit.org).slice(0, 60);
  const extra = units.filter((unit) => !unit.votes).map((unit) => unit.org);
  return [await membersPrincipalOf(tx, input.alliance), ...extra];
}

async function prepare(use: Use, job: Tx, input: MeetingInput) {
  checkConvener(use, input);
  const day = dayInShanghai(new Date(input.startsAt));
  const rule = await ruleFor(job, input.alliance, input.body, day);
  const units = await unitsFor(job, input, rule, use.actor.org, day);
  const fields: MeetingFields = {
    alliance_org: input.alliance,
    body: input.body,
    title: input.title,
    starts_at: input.startsAt,
    ends_at: input.endsAt,
    place: input.place,
    agenda: input.agenda,
    rule: { present: rule.present, agree: rule.agree },
  };
  return { fields, units, readers: await readersFor(job, input, units) };
}

/** A draft: units are worked out already, and nobody is told yet. */
export async function draftMeeting(use: Use, input: MeetingInput): Promise<MeetingView> {
  const id = use.ids.uuid();
  const regionId = use.actor.regionId;
  await use.tx.asJob('a meeting has rows of all its units', async (job) => {
    const { fields, units } = await prepare(use, job, input);
    await insertMeeting(job, {
      ...fields,
      region_id: regionId,
      id,
      owner_org: use.actor.org,
      created_at: use.now.toISOString(),
    });
    await putUnits(job, await requireMeeting(job, { regionId, id }), [use.actor.org], units);
  });
  return viewMeeting(use, { regionId, id });
}

/** Changes a draft, or a meeting that was called: then the units are told, and whoever replied keeps the reply. */
export async function editMeeting(
  use: Use,
  ref: RowRef,
  version: number | null,
  input: MeetingInput,
): Promise<MeetingView> {
  const row = await requireMeeting(use.tx, ref);
  expectVersion(version, row.version);
  if (!meetingActions(use.actor, row.status, { ownerOrg: row.owner_org, own: null }).includes('edit'))
    throw stepNotPossible({ status: row.status });
  await use.tx.asJob('a meeting has rows of all its units', async (job) => {
    const { fields, units, readers } = await prepare(use, job, input);
    if (!(await updateMeeting(job, row, fields))) throw staleVersion({ version: row.version });
    const called = row.status === 'called';
    await putUnits(job, row, called ? readers : [use.actor.org], units);
    if (!called) return;
    await showMeeting(job, row, readers);
    await tellUnits(
      job,
      { ...row, title: input.title },
      'changed',
      units.map((unit) => unit.org),
    );
  });
  return viewMeeting(use, ref);
}

/** Sends the notice: from now on the units see the meeting and may reply. */
export async function sendNotice(use: Use, job: Tx, row: MeetingRow): Promise<void> {
  const units = await unitsOf(job, row);
  const asked: NewUnit[] = units.map(({ org, name, votes }) => ({ org, name, votes }));
  const readers = await readersFor(job, { alliance: row.alliance_org }, asked);
  await showMeeting(job, row, readers);
  await putUnits(job, row, readers, asked);
  await tellUnits(
    job,
    row,
    'call',
    asked.map((unit) => unit.org).filter((org) => org !== use.actor.org),
  );
}
