import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import { industryName } from '../../vocabulary/industries.ts';
import { organisationKindName } from '../../vocabulary/organisationKinds.ts';
import { regionName } from '../../vocabulary/regions.ts';
import type { NetworkNode, NetworkTie, NetworkView } from './network.schema.ts';
import { zh } from './network.zh.ts';
import { nodeText } from './nodeText.rules.ts';

/** The nodes and ties shown as one sheet: first the nodes, then the ties between them. */

type Row = { readonly node: NetworkNode } | { readonly tie: NetworkTie; readonly from: string; readonly to: string };

const nameOf = (node: NetworkNode): string =>
  nodeText(node, {
    tier: (tier) => (tier in zh.tier ? zh.tier[tier as keyof typeof zh.tier] : organisationKindName(tier)),
    segment: (code) => industryName(code, 'zh'),
    city: (code) => regionName(code),
    words: zh.words,
  });

const ofNode = <T>(row: Row, read: (node: NetworkNode) => T): T | null => ('node' in row ? read(row.node) : null);
const ofTie = <T>(row: Row, read: (row: Extract<Row, { tie: NetworkTie }>) => T): T | null =>
  'tie' in row ? read(row) : null;

const COLUMNS: readonly ListColumn<Row>[] = [
  { header: zh.file.sort, kind: 'text', width: 10, value: (row) => ('node' in row ? zh.file.node : zh.file.tie) },
  {
    header: zh.file.from,
    kind: 'text',
    width: 44,
    value: (row) => ofNode(row, nameOf) ?? ofTie(row, (tie) => tie.from),
  },
  { header: zh.file.kind, kind: 'text', width: 14, value: (row) => ofTie(row, ({ tie }) => zh.tie[tie.kind]) },
  { header: zh.file.to, kind: 'text', width: 44, value: (row) => ofTie(row, (tie) => tie.to) },
  {
    header: zh.file.count,
    kind: 'number',
    value: (row) => ofNode(row, (node) => node.named) ?? ofTie(row, ({ tie }) => tie.weight),
  },
  {
    header: zh.file.atLeast,
    kind: 'text',
    width: 16,
    value: (row) => ('node' in row && row.node.atLeast === null ? zh.file.few : moreOf(row)),
  },
];

const moreOf = (row: Row): string | null => {
  const more = 'node' in row ? row.node.atLeast : row.tie.atLeast;
  return more === null || more === 0 ? null : `≥ ${more}`;
};

function rowsOf(view: NetworkView): Row[] {
  const nodes = [...(view.centre ? [view.centre] : []), ...view.nodes];
  const names = new Map(nodes.map((node) => [node.key, nameOf(node)]));
  const name = (key: string): string => names.get(key) ?? '';
  return [
    ...nodes.map((node) => ({ node })),
    ...view.ties.map((tie) => ({ tie, from: name(tie.from), to: name(tie.to) })),
  ];
}

/** What the picture shows, page after page where there are several. */
export const exportNetworkFile = (read: (after: string | undefined) => Promise<NetworkView>) =>
  listFile(zh.title, COLUMNS, async ({ after }) => {
    const view = await read(after);
    const items = rowsOf(view);
    return { items, next: view.next, count: { value: items.length, capped: false } };
  });
