import { type MeetingParty, movesFrom } from './meeting.rules.ts';
import { type MeetingStatus, type MeetingStep, type MeetingView, meetingStepSchema } from './meeting.schema.ts';

interface Attendee {
  readonly org: number;
  readonly permissions: readonly string[];
}

interface MeetingOrgs {
  readonly ownerOrg: number;
  readonly own: { readonly votes: boolean; readonly present: number | null; readonly countersigned: boolean } | null;
}

const LIVE: readonly MeetingStatus[] = ['called', 'inSession', 'closed'];

export function partiesOf(actor: Attendee, meeting: MeetingOrgs): MeetingParty[] {
  const convenes = actor.permissions.includes('meetings.manage') && actor.org === meeting.ownerOrg;
  const was = meeting.own !== null && (meeting.own.present ?? 0) > 0;
  const signs = was && actor.permissions.includes('meetings.reply') && actor.org !== meeting.ownerOrg;
  return [...(convenes ? (['convener'] as const) : []), ...(signs ? (['unit'] as const) : [])];
}

/** What the page shows and the service allows. */
export function meetingActions(actor: Attendee, status: MeetingStatus, meeting: MeetingOrgs): MeetingView['may'] {
  const parties = partiesOf(actor, meeting);
  const moves: readonly string[] = movesFrom(status, parties);
  const steps: MeetingStep[] = meetingStepSchema.options.filter(
    (step) => moves.includes(step) && !(step === 'countersign' && meeting.own?.countersigned),
  );
  const convener = parties.includes('convener');
  const asked = meeting.own !== null && actor.permissions.includes('meetings.reply');
  const more: readonly [MeetingView['may'][number], boolean][] = [
    ['edit', convener && (status === 'draft' || status === 'called')],
    ['reply', asked && status === 'called'],
    ['seat', convener && (status === 'called' || status === 'inSession')],
    ['record', convener && (status === 'called' || status === 'inSession')],
    ['putMotion', convener && status === 'inSession'],
    ['vote', asked && status === 'inSession' && meeting.own?.votes === true && (meeting.own.present ?? 0) > 0],
    ['resolve', convener && (status === 'inSession' || status === 'closed')],
    ['raise', asked && LIVE.includes(status)],
  ];
  return [...steps, ...more.filter(([, possible]) => possible).map(([action]) => action)];
}
