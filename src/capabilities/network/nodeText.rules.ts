import { CORRIDOR } from '../../vocabulary/regions.ts';
import type { NetworkNode, Tier } from './network.schema.ts';

/** A node in words: the same in the picture, the list, the reader's ear and the workbook. */

export interface NodeWords {
  readonly tier: (tier: Tier) => string;
  readonly segment: (code: string) => string;
  readonly city: (code: string) => string;
  readonly words: {
    readonly outside: string;
    readonly corridor: string;
    readonly unnamed: string;
    readonly separator: string;
  };
}

export function cityText(city: string, say: NodeWords): string {
  if (city === CORRIDOR) return say.words.corridor;
  return city === '' ? say.words.outside : say.city(city);
}

/** Parts of a group's name: the tier, then its segment and city where it has them. */
export function groupParts(node: Pick<NetworkNode, 'tier' | 'segment' | 'city'>, say: NodeWords): string[] {
  const segment = node.segment === '' || node.segment === '*' ? [] : [say.segment(node.segment)];
  return [say.tier(node.tier), ...segment, cityText(node.city, say)];
}

export const nodeText = (node: NetworkNode, say: NodeWords): string =>
  node.shape === 'group' ? groupParts(node, say).join(say.words.separator) : (node.name ?? say.words.unnamed);
