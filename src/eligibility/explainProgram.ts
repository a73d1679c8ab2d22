import { regionName } from '../vocabulary/regions.ts';
import type { Bilingual } from './assessment.schema.ts';
import { formatLiteral } from './formatQuantity.ts';
import type { Program, Version } from './program.ts';
import { boundText, conditionText } from './readableCondition.ts';
import { expressionText } from './readableExpression.ts';
import { type Condition, isBranch, type LeafNode, type PointItem, type RuleSourceRef } from './rule.ts';

/** One condition of a program as it stands, without any enterprise: for the program page. */
export interface RuleLine {
  readonly id: string;
  readonly kind: string;
  readonly text: Bilingual;
  readonly source: RuleSourceRef | null;
  /** A machine checks it; false where experts or an office decide. */
  readonly machine: boolean;
  readonly children: RuleLine[];
}

/** The whole tree of a version, place first, as readable lines. Without a version: that of the last one. */
export function explainProgram(
  program: Program,
  version: Version | undefined = program.versions.at(-1),
): RuleLine | null {
  if (!version) return null;
  const root = line(version.conditions);
  if (!version.place) return root;
  const place = line(version.place);
  if (root.kind === 'all')
    return {
      ...root,
      text: {
        zh: `同时满足以下 ${root.children.length + 1} 项`,
        en: `all ${root.children.length + 1} of the following`,
      },
      children: [place, ...root.children],
    };
  return {
    id: `${root.id}.place`,
    kind: 'all',
    text: { zh: '同时满足以下 2 项', en: 'all 2 of the following' },
    source: null,
    machine: true,
    children: [place, root],
  };
}

function line(node: Condition): RuleLine {
  const inner = isBranch(node) ? node.of.map(line) : node.kind === 'points' ? pointLines(node) : [];
  const waiver = node.waivedWhen ? [waiverLine(node.waivedWhen)] : [];
  return {
    id: node.id,
    kind: node.kind,
    text: conditionText(node),
    source: node.source,
    machine: isMachine(node),
    children: [...inner, ...waiver],
  };
}

const waiverLine = (node: Condition): RuleLine => {
  const rendered = line(node);
  return {
    ...rendered,
    text: { zh: `有下列情形的免于此项：${rendered.text.zh}`, en: `waived where: ${rendered.text.en}` },
  };
};

export function isMachine(node: Condition): boolean {
  if (isBranch(node)) return node.of.every(isMachine);
  if (node.kind === 'person') return false;
  return node.kind !== 'compare' || node.assessedBy !== 'expert';
}

const pointLines = (node: Extract<LeafNode, { kind: 'points' }>): RuleLine[] =>
  node.groups.map((group) => ({
    id: group.id,
    kind: 'pointGroup',
    text: {
      zh: `${group.title.zh}：最高 ${group.max} 分${group.min > 0 ? `，不低于 ${group.min} 分` : ''}`,
      en: `${group.title.en}: up to ${group.max} points${group.min > 0 ? `, at least ${group.min}` : ''}`,
    },
    source: null,
    machine: group.items.every(isMachineItem),
    children: group.items.map(itemLine),
  }));

const isMachineItem = (item: PointItem): boolean =>
  item.kind === 'best' ? item.of.every(isMachineItem) : item.kind === 'bands' || item.by !== 'expert';

function itemLine(item: PointItem): RuleLine {
  const base = { id: item.id, kind: 'pointItem', source: null, machine: isMachineItem(item) };
  if (item.kind === 'best') {
    const text = {
      zh: `${item.title.zh}：下列依据任选其一，取高分`,
      en: `${item.title.en}: the better of these bases`,
    };
    return { ...base, text, children: item.of.map(itemLine) };
  }
  if (item.kind === 'assessed') {
    const by =
      item.by === 'expert'
        ? { zh: '专家评分', en: 'scored by experts' }
        : { zh: '平台评分', en: 'scored by the platform' };
    return {
      ...base,
      text: {
        zh: `${item.title.zh}：${by.zh}，最高 ${item.max} 分`,
        en: `${item.title.en}: ${by.en}, up to ${item.max}`,
      },
      children: [],
    };
  }
  const bands = (lang: 'zh' | 'en'): string =>
    item.bands
      .map(
        ({ boundary, bound, points }) =>
          `${boundText(boundary, formatLiteral(bound, lang), lang)} ${points}${lang === 'zh' ? ' 分' : ' points'}`,
      )
      .join(lang === 'zh' ? '；' : '; ');
  return {
    ...base,
    text: {
      zh: `${item.title.zh}（${expressionText(item.value, 'zh')}）：${bands('zh')}`,
      en: `${item.title.en} (${expressionText(item.value, 'en')}): ${bands('en')}`,
    },
    children: [],
  };
}

const LEVELS = {
  national: { zh: '国家', en: 'national' },
  provincial: { zh: '省级', en: 'provincial' },
  city: { zh: '市级', en: 'city' },
  district: { zh: '区级', en: 'district' },
} as const;

/** `上海市松江区 · 区级` */
export const jurisdictionText = ({ jurisdiction }: Program): Bilingual => {
  const level = LEVELS[jurisdiction.level];
  if (jurisdiction.level === 'national') return { zh: '全国', en: 'national' };
  return {
    zh: `${regionName(jurisdiction.region, 'zh')} · ${level.zh}`,
    en: `${regionName(jurisdiction.region, 'en')} · ${level.en}`,
  };
};
