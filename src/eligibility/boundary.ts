/**
 * The words that draw a bound. 以上, 以下, 不低于, 不超过, 达到 include the number; 超过, 低于, 不足 exclude it; “（含）” includes it.
 * The word of the document stands beside the operator, and the two must agree (PROGRAMS.md §3).
 */
export type Operator = '>=' | '>' | '<=' | '<' | '=';

export interface Boundary {
  readonly op: Operator;
  readonly word: string;
}

const WORDS: Readonly<Record<Operator, readonly string[]>> = {
  '>=': [
    '不低于',
    '不少于',
    '不小于',
    '以上',
    '以上（含）',
    '（含）以上',
    '达到',
    '满',
    '至少',
    '超过（含）',
    '及以上',
    '大于等于',
    '≥',
  ],
  '>': ['超过', '高于', '大于', '多于', '以上（不含）', '>'],
  '<=': [
    '不超过',
    '不高于',
    '不大于',
    '不多于',
    '以下',
    '以下（含）',
    '（含）以下',
    '至多',
    '以内',
    '及以下',
    '小于等于',
    '≤',
  ],
  '<': ['低于', '不足', '小于', '少于', '不满', '未达到', '以下（不含）', '<'],
  '=': ['等于', '为', '='],
};

const OPERATORS: readonly Operator[] = ['>=', '>', '<=', '<', '='];
const byWord = new Map(OPERATORS.flatMap((op) => WORDS[op].map((word) => [word, op] as const)));

export const isOperator = (text: string): text is Operator => (OPERATORS as readonly string[]).includes(text);

/** The operator a boundary word stands for; undefined where the word is not one of the list. */
export const operatorOf = (word: string): Operator | undefined => byWord.get(word);
export const boundaryWords = (op: Operator): readonly string[] => WORDS[op];

/** Words written after the number (`1500 万元以上`); all others stand before it (`不低于 1500 万元`). */
export const isPostfix = (word: string): boolean => /^（?含?）?(及)?以[上下内]/.test(word);

const ENGLISH: Readonly<Record<Operator, string>> = {
  '>=': 'at least',
  '>': 'more than',
  '<=': 'at most',
  '<': 'less than',
  '=': 'exactly',
};
export const boundaryEnglish = (op: Operator): string => ENGLISH[op];
