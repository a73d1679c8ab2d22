import {
  agreementAddress,
  allianceAddress,
  caseAddress,
  enterpriseAddress,
  postingAddress,
} from '../../webkit/addresses.ts';
import type { NetworkNode } from './network.schema.ts';

/** The page of a node; null for bodies of the directory, whose page is what lies around them here. */
export function nodeAddress({ tier, ref }: Pick<NetworkNode, 'tier' | 'ref'>): string | null {
  if (ref === null) return null;
  if (tier === 'alliance') return allianceAddress(ref);
  if (tier === 'enterprise') return enterpriseAddress(ref);
  if (tier === 'agreement') return agreementAddress(ref);
  if (tier === 'project') return postingAddress(ref);
  return tier === 'case' ? caseAddress(ref) : null;
}
