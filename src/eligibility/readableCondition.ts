import { factDefinition, type Lang } from '../vocabulary/factCatalogue.ts';
import { factCodeName } from '../vocabulary/factCodes.ts';
import { industryName } from '../vocabulary/industries.ts';
import { SIZE_LABELS } from '../vocabulary/sizeClass.ts';
import { titleByCode } from '../vocabulary/titles.ts';
import type { Bilingual } from './assessment.schema.ts';
import { type Boundary, boundaryEnglish, isPostfix } from './boundary.ts';
import { formatLiteral } from './formatQuantity.ts';
import { dateText, expressionText, factLabel, filterText, yearText } from './readableExpression.ts';
import { type BranchNode, type CompareNode, type Condition, isBranch, type LeafNode } from './rule.ts';

/** A condition as a sentence in both languages. What the document's author wrote (`label`) stands before what we render. */
export const conditionText = (node: Condition): Bilingual => ({ zh: textIn(node, 'zh'), en: textIn(node, 'en') });

function textIn(node: Condition, lang: Lang): string {
  if (node.text) return node.text[lang];
  return isBranch(node) ? branchText(node, lang) : leafText(node, lang);
}

function branchText({ kind, of, count }: BranchNode, lang: Lang): string {
  const zh = lang === 'zh';
  switch (kind) {
    case 'all':
      return zh ? `同时满足以下 ${of.length} 项` : `all ${of.length} of the following`;
    case 'any':
      return zh ? `满足以下 ${of.length} 项之一` : `one of the following ${of.length}`;
    case 'none':
      return zh ? '不存在以下任何一种情形' : 'none of the following';
    case 'atLeast':
      return zh ? `以下 ${of.length} 项中至少满足 ${count} 项` : `at least ${count} of the following ${of.length}`;
    case 'not':
      return zh ? '不存在以下情形' : 'not the following';
    case 'each':
      return zh ? `以下每个年度均须满足（共 ${of.length} 年）` : `in each of ${of.length} years`;
  }
}

/** `不低于 1,500 万元`, `在 5 项以上`, `at least CNY 15,000,000`. */
export function boundText(boundary: Boundary, figure: string, lang: Lang): string {
  if (lang === 'en') return `${boundaryEnglish(boundary.op)} ${figure}`;
  return isPostfix(boundary.word) ? `在 ${figure}${boundary.word}` : `${boundary.word} ${figure}`;
}

function compareText(node: CompareNode, lang: Lang): string {
  const value = expressionText(node.value, lang);
  const space = lang === 'zh' ? '' : ' ';
  if (node.bound.kind === 'fixed')
    return `${value}${space}${boundText(node.boundary, formatLiteral(node.bound.literal, lang), lang)}`;
  if (node.bound.kind === 'expression')
    return `${value}${space}${boundText(node.boundary, expressionText(node.bound.of, lang), lang)}`;
  const by = expressionText(node.bound.by, lang);
  const tiers = node.bound.tiers.map(({ limit, bound }) => {
    const figure = boundText(node.boundary, formatLiteral(bound, lang), lang);
    if (!limit) return lang === 'zh' ? `其余${figure}` : `otherwise ${figure}`;
    const when = boundText(limit.boundary, formatLiteral(limit.literal, lang), lang);
    return lang === 'zh' ? `${by}${when}的，${figure}` : `${figure} where ${by} is ${when}`;
  });
  return lang === 'zh' ? `${value}：${tiers.join('；')}` : `${value}: ${tiers.join('; ')}`;
}

const list = (values: readonly string[], lang: Lang): string => values.join(lang === 'zh' ? '、' : ', ');

function leafText(node: LeafNode, lang: Lang): string {
  const zh = lang === 'zh';
  switch (node.kind) {
    case 'compare':
      return compareText(node, lang);
    case 'fact':
      return factText(node, lang);
    case 'date': {
      const from = node.from ? dateText(node.from, lang) : null;
      const to = node.to ? dateText(node.to, lang) : null;
      if (zh)
        return `${factLabel(node.key, lang)}${from ? `不早于 ${from}` : ''}${from && to ? '、' : ''}${to ? `不晚于 ${to}` : ''}`;
      return `${factLabel(node.key, lang)}${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`;
    }
    case 'place': {
      const regions = list(
        node.regions.map((code) => factCodeName('region', code, lang)),
        lang,
      );
      if (zh) return `${factLabel(node.key, lang)}${node.not ? '不' : ''}在${regions}`;
      return `${factLabel(node.key, lang)} ${node.not ? 'outside' : 'in'} ${regions}`;
    }
    case 'industry': {
      const names = list(
        node.codes.map((code) => industryName(code, lang)),
        lang,
      );
      return zh ? `所属行业${node.not ? '不' : ''}为${names}` : `industry ${node.not ? 'not ' : ''}${names}`;
    }
    case 'sizeClass': {
      const names = list(
        node.classes.map((one) => SIZE_LABELS[one][lang]),
        lang,
      );
      return zh ? `按划型标准属于${names}企业` : `size class ${names}`;
    }
    case 'title':
      return titleText(node, lang);
    case 'person':
      return zh ? `${node.question.zh}（由${node.by.zh}认定）` : `${node.question.en} (judged by ${node.by.en})`;
    case 'points':
      return zh
        ? `综合评分${boundText(node.boundary, `${node.pass} 分`, lang)}${minimaText(node, lang)}`
        : `score ${boundText(node.boundary, `${node.pass} points`, lang)}${minimaText(node, lang)}`;
  }
}

function minimaText(node: Extract<LeafNode, { kind: 'points' }>, lang: Lang): string {
  const minima = node.groups.filter(({ min }) => min > 0);
  if (minima.length === 0) return '';
  const said = minima.map(({ title, min }) =>
    lang === 'zh' ? `${title.zh}不低于 ${min} 分` : `${title.en} at least ${min}`,
  );
  return lang === 'zh' ? `，且${said.join('、')}` : `, with ${said.join(', ')}`;
}

function factText(node: Extract<LeafNode, { kind: 'fact' }>, lang: Lang): string {
  const zh = lang === 'zh';
  const label = factLabel(node.key, lang);
  const year = node.year ? yearText(node.year, lang) : '';
  if (factDefinition(node.key)?.kind === 'boolean') {
    const wanted = node.values.includes(true) !== node.not;
    if (zh)
      return `${year}${wanted ? '' : '未'}${label}`
        .replace(/^未从事/, '不从事')
        .replace(/^未存在/, '不存在')
        .replace(/^未属于/, '不属于');
    return `${wanted ? '' : 'not: '}${label}${year ? ` ${year}` : ''}`;
  }
  const names = list(
    node.values.map((value) => factCodeName(node.key, String(value), lang)),
    lang,
  );
  return zh
    ? `${year}${label}${node.not ? '不' : ''}为${names}`
    : `${label} ${node.not ? 'not ' : ''}${names}${year ? ` ${year}` : ''}`;
}

const STEP_TEXT = {
  exact: { zh: '', en: '' },
  orHigher: { zh: '或更高级别', en: ' or higher' },
  oneBelow: { zh: '（逐级，不得越级）', en: ' (step by step)' },
} as const;

function titleText(node: Extract<LeafNode, { kind: 'title' }>, lang: Lang): string {
  const zh = lang === 'zh';
  const { named, step } = node.ladder;
  const listed = (step === 'oneBelow' ? node.titles : named)
    .map((code) => titleByCode(code)?.[lang] ?? code)
    .join(zh ? '或' : ' or ');
  const names = `${listed}${STEP_TEXT[step][lang]}`;
  const where =
    node.where.length > 0 ? filterText({ list: 'titles', where: node.where }, lang).replace(/^[^（(]*/, '') : '';
  if (!node.on) return zh ? `曾获${names}${where}` : `${names} ${where}`.trim();
  const on = dateText(node.on, lang);
  return zh ? `持有${names}资质${where}，且在${on}有效` : `holds ${`${names} ${where}`.trim()}, valid on ${on}`;
}
