import { CORRIDOR } from '../../vocabulary/regions.ts';
import { CITIES } from './graph.rules.ts';
import { type NetworkNode, type NetworkView, type Tier, tierSchema } from './network.schema.ts';

/** Where the picture puts what it shows, in pixels. No simulation: a reader finds the same city in the same column every time. */

export interface Place {
  readonly x: number;
  readonly y: number;
}
export interface Sign extends Place {
  readonly of: { readonly tier: Tier } | { readonly city: string };
  readonly align: 'left' | 'center';
}
export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  readonly signs: readonly Sign[];
  readonly height: number;
}

const HEAD = 34;
const SIDE = 104;
const SLOT = 44;
/** Room for two lines under a mark: its number, its segment. */
const SLOT_HEIGHT = 60;
const GAP = 14;
const ROW = 30;
const COLUMN = 250;

const TIERS: readonly Tier[] = [
  'alliance',
  ...tierSchema.options.filter((tier) => tier !== 'alliance' && tier !== 'enterprise').slice(0, -3),
  'enterprise',
  'agreement',
  'project',
  'case',
];
export const tierRank = (tier: Tier): number => TIERS.indexOf(tier);
/** What belongs to the corridor as a whole, the nine cities, what lies outside. */
const PLACES: readonly string[] = [CORRIDOR, ...CITIES, ''];
const cityRank = (city: string): number => PLACES.indexOf(city);

/** The order of the list and of the picture: by tier, then from city to city, the larger first. */
export const byTier = (a: NetworkNode, b: NetworkNode): number =>
  tierRank(a.tier) - tierRank(b.tier) ||
  cityRank(a.city) - cityRank(b.city) ||
  b.named - a.named ||
  (a.key < b.key ? -1 : 1);

/** Groups in a table of tiers and cities; the segments of a cell side by side. */
export function layoutWhole(nodes: readonly NetworkNode[], width: number): Layout {
  const sorted = [...nodes].sort(byTier);
  const tiers = TIERS.filter((tier) => sorted.some((node) => node.tier === tier));
  const cities = PLACES.filter((city) => sorted.some((node) => node.city === city));
  const columnWidth = Math.max(SLOT, (width - SIDE) / Math.max(1, cities.length));
  const across = Math.max(1, Math.floor(columnWidth / SLOT));
  const places = new Map<string, Place>();
  const signs: Sign[] = cities.map((city, column) => ({
    of: { city },
    x: SIDE + (column + 0.5) * columnWidth,
    y: HEAD / 2,
    align: 'center',
  }));
  let top = HEAD;
  for (const tier of tiers) {
    let rows = 1;
    cities.forEach((city, column) => {
      const cell = sorted.filter((node) => node.tier === tier && node.city === city);
      const shown = Math.min(across, Math.max(1, cell.length));
      cell.forEach((node, index) => {
        const x = SIDE + (column + 0.5) * columnWidth + ((index % across) - (shown - 1) / 2) * SLOT;
        places.set(node.key, { x, y: top + (Math.floor(index / across) + 0.4) * SLOT_HEIGHT });
      });
      rows = Math.max(rows, Math.ceil(cell.length / across));
    });
    signs.push({ of: { tier }, x: 8, y: top + 0.4 * SLOT_HEIGHT, align: 'left' });
    top += rows * SLOT_HEIGHT + GAP;
  }
  return { places, signs, height: top };
}

/** What is looked into on the left, what is tied to it in columns by tier, read like a list. */
export function layoutFocus(centre: NetworkNode | null, nodes: readonly NetworkNode[], width: number): Layout {
  const sorted = [...nodes].sort((a, b) => Number(a.shape === 'group') - Number(b.shape === 'group') || byTier(a, b));
  const isSingle = centre?.shape === 'single';
  const left = isSingle ? COLUMN : 24;
  const columns = Math.max(1, Math.floor((width - left) / COLUMN));
  const starts = sorted.filter(
    (node, index) => node.tier !== sorted[index - 1]?.tier || node.shape !== sorted[index - 1]?.shape,
  );
  const perColumn = Math.max(6, Math.ceil((sorted.length + starts.length) / columns));
  const places = new Map<string, Place>();
  const signs: Sign[] = [];
  let line = 0;
  const at = (): Place => ({
    x: left + Math.floor(line / perColumn) * COLUMN,
    y: HEAD / 2 + ((line % perColumn) + 0.5) * ROW,
  });
  for (const node of sorted) {
    if (starts.includes(node)) {
      // A heading does not stand alone at the foot of a column, and what is only tied to a group stands beside it.
      const isBeside = node.shape === 'group' && sorted[sorted.indexOf(node) - 1]?.shape === 'single';
      if (isBeside || line % perColumn === perColumn - 1) line = Math.ceil(line / perColumn) * perColumn;
      signs.push({ of: { tier: node.tier }, ...at(), align: 'left' });
      line += 1;
    }
    places.set(node.key, at());
    line += 1;
  }
  const height = HEAD + perColumn * ROW;
  if (centre && isSingle) places.set(centre.key, { x: 100, y: height / 2 });
  return { places, signs, height };
}

export const layoutOf = (view: Pick<NetworkView, 'centre' | 'nodes'>, width: number): Layout =>
  view.centre === null ? layoutWhole(view.nodes, width) : layoutFocus(view.centre, view.nodes, width);

/** Area grows with the number. */
export const sizeOf = (count: number): number => Math.min(40, 14 + Math.sqrt(count) * 3);
