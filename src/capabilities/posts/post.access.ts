import { stepsFrom } from './post.rules.ts';
import { type PostView, type TenureStatus, type TenureStep, tenureStepSchema } from './post.schema.ts';

interface Keeper {
  readonly org: number;
  readonly permissions: readonly string[];
}

const keeps = (actor: Keeper, ownerOrg: number): boolean =>
  actor.org === ownerOrg && actor.permissions.includes('posts.manage');

/** Posts are an organisation's own affair: others, the home organisation of a secondee among them, read at most. */
export function postActions(
  actor: Keeper,
  post: { readonly ownerOrg: number; readonly closed: boolean; readonly held: boolean; readonly openMatters: number },
): PostView['may'] {
  if (!keeps(actor, post.ownerOrg) || post.closed) return [];
  return [
    'edit',
    ...(post.held ? (['take', 'handOver'] as const) : (['appoint'] as const)),
    ...(!post.held && post.openMatters === 0 ? (['close'] as const) : []),
  ];
}

export const tenureActions = (actor: Keeper, ownerOrg: number, status: TenureStatus): TenureStep[] => {
  if (!keeps(actor, ownerOrg)) return [];
  const steps = stepsFrom(status);
  return tenureStepSchema.options.filter((step) => steps.includes(step));
};

/** A holder's name is for its own organisation; of a party post it is for nobody: role and unit say enough. */
export const maySeeHolder = (
  actor: { readonly org: number },
  post: { readonly ownerOrg: number; readonly party: boolean },
) => actor.org === post.ownerOrg && !post.party;
