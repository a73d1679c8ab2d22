import { moveTo, type PostingParty } from './posting.rules.ts';
import { type Posting, type PostingStatus, type PostingStep, postingStepSchema } from './posting.schema.ts';

interface Member {
  readonly org: number;
  readonly permissions: readonly string[];
}

interface PostingState {
  readonly posterOrg: number;
  readonly status: PostingStatus;
  readonly claimed: number;
  readonly ownClaim: boolean;
}

export const partiesOf = (actor: Member, posting: Pick<PostingState, 'posterOrg'>): PostingParty[] => {
  if (!actor.permissions.includes('postings.post')) return [];
  return actor.org === posting.posterOrg ? ['poster'] : ['member'];
};

/** What the page shows and the service allows. What somebody has claimed is closed, not withdrawn. */
export function postingActions(actor: Member, posting: PostingState): Posting['may'] {
  const parties = partiesOf(actor, posting);
  const steps: PostingStep[] = postingStepSchema.options.filter(
    (step) => moveTo(step, posting.status, parties) !== null && !(step === 'withdraw' && posting.claimed > 0),
  );
  const claims = moveTo('claim', posting.status, parties) !== null && !posting.ownClaim;
  return [
    ...(claims ? (['claim'] as const) : []),
    ...(posting.ownClaim && parties.includes('member') ? (['unclaim'] as const) : []),
    ...steps,
  ];
}
