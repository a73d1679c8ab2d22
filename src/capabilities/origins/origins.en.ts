import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './origins.zh.ts';

export const en: Translated<typeof zh> = {
  title: 'Where it came from',
  from: 'From: {{kind}}',
  inNameOf: 'Handled in the name of {{alliance}}',
  counted: 'Counted outcomes',
  outcomes: '{{count}} outcomes',
  unconfirmed: '{{count}} more wait for confirmation and are not counted',
  noneYet: 'Nothing counted yet. Cases report outcomes; they count once the beneficiary confirms them.',
  kind: {
    agreement: 'Agreement',
    meeting: 'Joint meeting',
    resolution: 'Resolution',
    posting: 'Posting',
    partyLink: 'Party-building link',
    activity: 'Activity',
    question: 'Shared question',
    matchEvent: 'Matchmaking event',
    matchMeeting: 'One-to-one meeting',
    campaign: 'Campaign',
    pledge: 'Pledge',
    practice: 'Practice',
  },
};
