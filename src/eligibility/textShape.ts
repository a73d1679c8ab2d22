import type { Plain } from './writeExpression.ts';

/** Which parts of a condition stand on lines of their own, and how those lines begin. Used in both directions. */

/** Texts for people, in both languages. */
export const TEXTS = [
  { key: 'label', zh: '说明：', en: 'Label: ' },
  { key: 'person', zh: '认定事项：', en: 'Question: ' },
  { key: 'judge', zh: '认定人：', en: 'Judge: ' },
] as const;

/** Conditions below a condition: the field that says the kind, the field they are in, and whether there may be several. */
export const CHILDREN = [
  { key: 'all', in: 'all', many: true },
  { key: 'any', in: 'any', many: true },
  { key: 'none', in: 'none', many: true },
  { key: 'not', in: 'not', many: false },
  { key: 'atLeast', in: 'of', many: true },
  { key: 'each', in: 'of', many: false },
] as const;

export const WAIVER = { key: 'waivedWhen', words: '免于此项：' } as const;
export const LINES = { group: '组', item: '项', title: 'Title: ', entry: '- ' } as const;
/** A rule that no form has words for stands as it is written in the file. */
export const RAW = '规则原文：';

const BELOW: readonly string[] = ['id', 'label', 'judge', 'of', WAIVER.key];
const STRUCTURE: readonly string[] = ['all', 'any', 'none', 'not', 'points', 'tiers', 'person'];

/** The condition as its first line says it: what stands below is only marked as being there. */
export const headOf = (node: Plain): Plain =>
  Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !BELOW.includes(key) || (key === 'of' && Object.hasOwn(node, 'times')))
      .map(([key, value]) => [key, STRUCTURE.includes(key) ? true : value]),
  );
