import { fontSans, palette } from '../../webkit/theme.ts';
import { type Layout, sizeOf } from './layout.rules.ts';
import type { NetworkNode, NetworkTie, NetworkView, TieKind, Tier } from './network.schema.ts';
import { cityText, type NodeWords, nodeText } from './nodeText.rules.ts';

/** What the chart draws: colours by family, shapes for what organisations do together, hollow where nothing may be named. */

export interface PictureWords {
  readonly words: NodeWords;
  readonly countText: (node: NetworkNode) => string;
  readonly tie: (kind: TieKind) => string;
  readonly label: string;
  readonly zoom: number;
}

const SHAPES: Partial<Record<Tier, string>> = {
  alliance: 'diamond',
  agreement: 'roundRect',
  project: 'rect',
  case: 'triangle',
};
const COLOURS: Partial<Record<Tier, string>> = {
  alliance: palette.primaryDeep,
  enterprise: palette.inkFaint,
  agreement: palette.wait,
  project: palette.done,
  case: palette.edge,
};
const colourOf = (tier: Tier): string => COLOURS[tier] ?? palette.primary;

const SHORT = 4;
const LONG = 15;
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

function insideText(node: NetworkNode): string {
  if (node.named > 0) return `${node.named}${node.atLeast === 0 ? '' : '+'}`;
  return node.atLeast === null ? '…' : `≥${node.atLeast}`;
}

function nodeMark(node: NetworkNode, layout: Layout, isWhole: boolean, isCentre: boolean, say: PictureWords) {
  const place = layout.places.get(node.key);
  if (!place) return [];
  const isHollow = node.named === 0;
  const colour = colourOf(node.tier);
  const name = nodeText(node, say.words);
  const segment = node.segment === '' || node.segment === '*' ? '' : say.words.segment(node.segment);
  const total = node.named + (node.atLeast ?? 0);
  return [
    {
      id: node.key,
      name: [name, say.countText(node)].filter(Boolean).join(' '),
      ...place,
      symbol: SHAPES[node.tier] ?? 'circle',
      symbolSize: isWhole ? sizeOf(total) : isCentre ? 26 : 13,
      itemStyle: {
        color: isHollow ? palette.surface : colour,
        borderColor: colour,
        borderWidth: 1,
        borderType: isHollow ? 'dashed' : 'solid',
      },
      label: {
        show: true,
        color: palette.ink,
        fontSize: 11,
        position: isWhole || isCentre ? 'bottom' : 'right',
        distance: isWhole ? 2 : 6,
        formatter: isWhole
          ? [insideText(node), cut(segment, SHORT)].filter(Boolean).join('\n')
          : cut(node.shape === 'group' ? `${name} ${insideText(node)}` : name, LONG),
      },
    },
  ];
}

const tieMark = (tie: NetworkTie, heaviest: number, isWhole: boolean, say: PictureWords) => {
  // Weights differ by hundreds: the root keeps a single tie in sight beside the heaviest.
  const share = Math.sqrt((tie.weight + tie.atLeast) / heaviest);
  return {
    source: tie.from,
    target: tie.to,
    name: `${say.tie(tie.kind)} ${tie.weight > 0 ? tie.weight : ''}${tie.atLeast > 0 ? ` ≥${tie.atLeast}` : ''}`.trim(),
    lineStyle: {
      color: tie.kind === 'member' ? palette.primary : palette.edge,
      width: isWhole ? 0.6 + 3.4 * share : 1,
      opacity: isWhole ? 0.22 + 0.4 * share : 0.4,
      curveness: isWhole ? 0.12 : 0.06,
    },
  };
};

const signMark = (sign: Layout['signs'][number], index: number, say: PictureWords) => ({
  id: ` ${index}`,
  name: '',
  x: sign.x,
  y: sign.y,
  symbolSize: 0.01,
  silent: true,
  label: {
    show: true,
    position: sign.align === 'left' ? 'right' : 'inside',
    distance: 0,
    color: palette.inkSoft,
    fontSize: 12,
    fontWeight: 600,
    formatter: 'tier' in sign.of ? cut(say.words.tier(sign.of.tier), 9) : cityText(sign.of.city, say.words),
  },
});

/** The chart stretches what it draws to its frame: two points in the corners keep a pixel a pixel. */
const corner = (id: string, x: number, y: number) => ({
  id,
  name: '',
  x,
  y,
  symbolSize: 0.01,
  silent: true,
  label: { show: false },
});

export function pictureOf(view: NetworkView, layout: Layout, width: number, say: PictureWords) {
  const isWhole = view.centre === null;
  const heaviest = Math.max(1, ...view.ties.map((tie) => tie.weight + tie.atLeast));
  const centre = view.centre === null ? [] : nodeMark(view.centre, layout, false, true, say);
  return {
    aria: { enabled: true, label: { description: say.label } },
    animation: false,
    textStyle: { fontFamily: fontSans, color: palette.ink },
    tooltip: { show: true, confine: true, formatter: '{b}', textStyle: { color: palette.ink, fontSize: 12 } },
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: 0,
        top: 0,
        right: 0,
        bottom: 0,
        roam: 'move',
        zoom: say.zoom,
        emphasis: { focus: 'adjacency', lineStyle: { opacity: 0.8 } },
        data: [
          ...view.nodes.flatMap((node) => nodeMark(node, layout, isWhole, false, say)),
          ...centre,
          ...layout.signs.map((sign, index) => signMark(sign, index, say)),
          corner(' a', 0, 0),
          corner(' b', width, layout.height),
        ],
        links: view.ties
          .filter((tie) => layout.places.has(tie.from) && layout.places.has(tie.to))
          .map((tie) => tieMark(tie, heaviest, isWhole, say)),
      },
    ],
  };
}
