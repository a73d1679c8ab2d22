import type { CampaignStatus, CampaignStep } from './campaign.schema.ts';

/** The life of a campaign, in one table. Pure. */

/** convener: who runs it · guest: invited, not in it · participant: has joined. */
export type CampaignParty = 'convener' | 'guest' | 'participant';
export type CampaignMove = CampaignStep | 'edit' | 'join' | 'leave' | 'pledge';

const TABLE: readonly (readonly [move: CampaignMove, from: CampaignStatus, to: CampaignStatus, by: CampaignParty])[] = [
  ['edit', 'draft', 'draft', 'convener'],
  ['open', 'draft', 'open', 'convener'],
  ['cancel', 'draft', 'cancelled', 'convener'],
  ['join', 'open', 'open', 'guest'],
  ['join', 'running', 'running', 'guest'],
  ['leave', 'open', 'open', 'participant'],
  ['pledge', 'open', 'open', 'participant'],
  ['pledge', 'running', 'running', 'participant'],
  ['start', 'open', 'running', 'convener'],
  ['cancel', 'open', 'cancelled', 'convener'],
  ['close', 'running', 'closed', 'convener'],
  ['cancel', 'running', 'cancelled', 'convener'],
  ['report', 'closed', 'reported', 'convener'],
];

export const moveTo = (
  move: CampaignMove,
  from: CampaignStatus,
  parties: readonly CampaignParty[],
): CampaignStatus | null =>
  TABLE.find(([name, start, , by]) => name === move && start === from && parties.includes(by))?.[2] ?? null;

export const movesFrom = (status: CampaignStatus, parties: readonly CampaignParty[]): CampaignMove[] => [
  ...new Set(TABLE.filter(([, from, , by]) => from === status && parties.includes(by)).map(([move]) => move)),
];

/** Standings no longer move. */
export const isFrozen = (status: CampaignStatus): boolean => status === 'closed' || status === 'reported';
