import { type CampaignMove, type CampaignParty, movesFrom } from './campaign.rules.ts';
import type { CampaignStatus } from './campaign.schema.ts';

interface Member {
  readonly org: number;
  readonly permissions: readonly string[];
}

interface CampaignState {
  readonly convenerOrg: number;
  readonly joined: boolean;
}

/** Who sees a campaign is its convener, takes part, or is invited to. */
export function partiesOf(actor: Member, campaign: CampaignState): CampaignParty[] {
  const parts: readonly [CampaignParty, boolean][] = [
    ['convener', actor.org === campaign.convenerOrg && actor.permissions.includes('campaigns.manage')],
    ['participant', campaign.joined && actor.permissions.includes('campaigns.pledge')],
    ['guest', !campaign.joined && actor.permissions.includes('campaigns.pledge')],
  ];
  return parts.filter(([, is]) => is).map(([party]) => party);
}

/** What the page shows and the service allows. */
export const campaignActions = (actor: Member, status: CampaignStatus, campaign: CampaignState): CampaignMove[] =>
  movesFrom(status, partiesOf(actor, campaign));
