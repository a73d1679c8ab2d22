import type { Use } from '../../storage/use.ts';
import type { GraphNode } from './columns.rules.ts';
import type { Drawing } from './drawing.rules.ts';
import type { Graph } from './graph.rules.ts';
import { namesNow, titleNow } from './network.queries.ts';
import type { NetworkNode, NetworkView } from './network.schema.ts';
import { atLeast, type GroupCount } from './tally.rules.ts';

/** Names are read for each answer under the reader's row security: what is no longer visible loses its name, a row its place. */

const isGroup = (one: Drawing['centre']): one is GroupCount => typeof one === 'object' && one !== null;

const groupNode = (group: GroupCount): NetworkNode => ({
  key: group.key,
  shape: 'group',
  tier: group.of.tier,
  segment: group.of.segment,
  city: group.of.city,
  name: null,
  named: group.named,
  atLeast: atLeast(group.hidden),
  ref: null,
  synthetic: false,
});

const singleNode = (node: GraphNode, name: string | null): NetworkNode => ({
  key: node.key,
  shape: 'single',
  tier: node.tier,
  segment: node.segment,
  city: node.city,
  name,
  named: 1,
  atLeast: 0,
  ref: node.ref,
  synthetic: node.synthetic,
});

async function namesOf(use: Use, nodes: readonly GraphNode[], alliances: readonly number[]) {
  const orgs = nodes.flatMap((node) => (node.key.startsWith('o') ? [Number(node.key.slice(1))] : []));
  const names = await namesNow(use.tx, orgs, use.actor.org, alliances);
  const found = new Map([...names].map(([org, name]) => [`o${org}`, name]));
  for (const table of ['a', 'p', 'c']) {
    const rows = nodes.filter((node) => node.key.startsWith(table));
    const titles = await titleNow(
      use.tx,
      table,
      rows.map((node) => node.ref?.id ?? ''),
    );
    for (const node of rows) {
      const title = titles.get(node.ref?.id ?? '');
      if (title !== undefined) found.set(node.key, title);
    }
  }
  return found;
}

const STILL_ORGANISATION = 'o';

/** The nodes and ties of a drawing, named. */
export async function nameNodes(
  use: Use,
  graph: Graph,
  drawing: Pick<Drawing, 'centre' | 'singles' | 'groups' | 'ties'>,
  alliances: readonly number[],
): Promise<Pick<NetworkView, 'centre' | 'nodes' | 'ties'>> {
  const { centre } = drawing;
  const wanted = [...(typeof centre === 'number' ? [centre] : []), ...drawing.singles];
  const nodes = wanted.flatMap((index) => graph.nodes[index] ?? []);
  const names = await namesOf(use, nodes, alliances);
  const shown = nodes
    .filter((node) => names.has(node.key) || node.key.startsWith(STILL_ORGANISATION))
    .map((node) => singleNode(node, names.get(node.key) ?? null));
  const centreKey = typeof centre === 'number' ? graph.nodes[centre]?.key : undefined;
  const middle = isGroup(centre) ? groupNode(centre) : (shown.find((node) => node.key === centreKey) ?? null);
  const all = [...shown.filter((node) => node.key !== centreKey), ...drawing.groups.map(groupNode)];
  const keys = new Set([...all.map((node) => node.key), ...(middle ? [middle.key] : [])]);
  return { centre: middle, nodes: all, ties: drawing.ties.filter((tie) => keys.has(tie.from) && keys.has(tie.to)) };
}
