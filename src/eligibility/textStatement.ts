import { factDefinition } from '../vocabulary/factCatalogue.ts';
import { SIZE_CLASSES, SIZE_LABELS } from '../vocabulary/sizeClass.ts';
import type { SOURCE_KINDS } from './factSheet.ts';
import { isRecord } from './reader.ts';
import type { Condition } from './rule.ts';
import { boundExpression, expression, factRef } from './textExpression.ts';
import {
  always,
  around,
  at,
  choice,
  either,
  type Form,
  many,
  maybe,
  object,
  oneOrMany,
  type Piece,
  seq,
  words,
} from './textForm.ts';
import { whereOf } from './textList.ts';
import { codeFact, codesOf, dateFact, industry, region, title, valueFact } from './textNames.ts';
import type { Scanner, TextTables } from './textScanner.ts';
import { amount, bounded, day, free, whole, wordOnly } from './textTerms.ts';

/**
 * The line of a condition: what it asks, then where it is written and what else is to be known of it. Structure below it (children,
 * tiers, points) stands on lines of its own; in the head of the condition those fields are `true`.
 */

/** A document of the program by its title; two of one title are told apart by number, then by name. */
const documentName = (key: string, tables: TextTables): string => {
  const own = tables.documents.get(key);
  const alike = [...tables.documents].filter(([, one]) => one.document === own?.document);
  const isPlain = own && alike.length === 1 && !/[》｜\n]/.test(own.document) && own.document.trim() === own.document;
  return isPlain ? `《${own.document}》` : `〔${key}〕`;
};

const document: Form = {
  say: (value, tables) => {
    const isKnown = typeof value === 'string' && tables.documents.has(value) && /^[^〕\n｜]{1,60}$/.test(value);
    return isKnown ? documentName(value, tables) : undefined;
  },
  read: (scanner) => {
    const found = [...scanner.tables.documents.keys()].find((key) => scanner.take(documentName(key, scanner.tables)));
    return (
      found ??
      scanner.missing(
        [...scanner.tables.documents.keys()].map((key) => documentName(key, scanner.tables)).join('、') || '文件清单',
      )
    );
  },
};

const sources = many(
  words([
    ['自报', 'declared'],
    ['导入', 'imported'],
    ['登记', 'registry'],
    ['审计', 'audited'],
    ['平台', 'platform'],
  ] satisfies readonly (readonly [string, (typeof SOURCE_KINDS)[number]])[]),
  '、',
);

const ASSESSORS = words([
  ['专家', 'expert'],
  ['平台', 'platform'],
]);

/** What stands behind a line after `｜`. */
const NOTES: readonly Piece[] = [
  seq`｜待${at('assessedBy', ASSESSORS)}评定`,
  seq`｜只认${at('evidence', sources)}数据`,
  seq`｜无法计算时${at(
    'whenUndefined',
    words([
      ['视为满足', 'met'],
      ['视为不满足', 'notMet'],
      ['由人认定', 'person'],
    ]),
  )}`,
  seq`｜依据${at('source', document)}${maybe(seq` ${at('article', free('｜|'))}`)}`,
  seq`｜${at(
    'actionable',
    words([
      ['企业可以改变', true],
      ['企业不能改变', false],
    ]),
  )}`,
];
const [assessed, evidence, undefinedRatio, source, actionable] = NOTES.map(maybe);
const EVERY = [source, actionable].filter((piece) => piece !== undefined);
const OF_NUMBERS = [assessed, evidence, undefinedRatio].filter((piece) => piece !== undefined);

const inRow = (...pieces: readonly Piece[]): Piece => {
  const strings = Object.assign(['', ...pieces.map(() => '')], { raw: [] });
  return seq(strings, ...pieces);
};

/** A head: its own words, then the notes every condition may have. */
const head = (body: Piece, ...more: readonly Piece[]): Form => object(inRow(body, ...more, ...EVERY));

const bound = choice(amount, boundExpression);
const branch = (key: string): Piece => always(key, true);
const sizes = many(words(SIZE_CLASSES.map((one) => [SIZE_LABELS[one].zh, one] as const)), '、');

/** The values of a fact: `经营状态：存续、在业`, `经营状态不属于：注销`. The codes are those of the fact. */
const factValues: Form = {
  say: (value, tables) => (isRecord(value) ? valuesOf(String(value.fact)).say(value, tables) : undefined),
  read: (scanner) => {
    const start = scanner.pos;
    const ref = factRef(valueFact).read(scanner);
    scanner.pos = start;
    return typeof ref === 'string' ? valuesOf(ref).read(scanner) : undefined;
  },
};

const valueForms = new Map<string, Form>();
function valuesOf(ref: string): Form {
  const [key = ''] = ref.split('@');
  const known = valueForms.get(key);
  if (known) return known;
  const yesNo = words([
    ['是', true],
    ['否', false],
  ]);
  const one = factDefinition(key)?.kind === 'boolean' ? yesNo : codesOf(key);
  const name = at('fact', factRef(valueFact));
  const form = choice(
    head(seq`${name}：${at('is', one)}`),
    head(seq`${name}为其中之一：${at('in', many(one, '、'))}`),
    head(seq`${name}不属于：${at('notIn', many(one, '、'))}`),
  );
  valueForms.set(key, form);
  return form;
}

const titleHead = head(
  seq`持有${at('title', oneOrMany(title))}${maybe(
    at(
      'step',
      words([
        ['或更高级别', 'orHigher'],
        ['的下一级', 'oneBelow'],
      ]),
    ),
  )}资质${maybe(whereOf('titles'))}${maybe(seq`，由${at('issuedIn', oneOrMany(region))}认定`)}，${either(
    seq`不论是否仍有效${always('validOn', 'ever')}`,
    seq`${at('validOn', day)}有效`,
  )}`,
);

/** One form for every kind of condition, used in both directions. */
const HEADS: Readonly<Record<Condition['kind'], Form>> = {
  all: head(seq`同时满足以下各项：${branch('all')}`),
  any: head(seq`满足以下任一项：${branch('any')}`),
  none: head(seq`以下情形均不存在：${branch('none')}`),
  not: head(seq`以下情形不成立：${branch('not')}`),
  atLeast: head(seq`以下各项至少满足 ${at('atLeast', whole)} 项：`),
  each: head(seq`最近 ${at('each', object(at('years', whole)))} 年每年均须：`),
  points: head(seq`评分${bounded('pass', around('', whole, ' 分'))}：${branch('points')}`),
  person: head(seq`由人认定${branch('person')}`),
  title: titleHead,
  industry: choice(
    head(seq`所属行业属于${at('industry', object(at('in', many(industry, '、'))))}`),
    head(seq`所属行业不属于${at('industry', object(at('notIn', many(industry, '、'))))}`),
  ),
  sizeClass: head(seq`企业规模属于${at('sizeClass', sizes)}`),
  place: choice(
    head(seq`${at('place', codeFact)}位于${at('within', oneOrMany(region))}`),
    head(seq`${at('place', codeFact)}不位于${at('outside', oneOrMany(region))}`),
  ),
  date: choice(
    head(seq`${at('date', dateFact)}自${at('from', day)}至${at('to', day)}`),
    head(seq`${at('date', dateFact)}自${at('from', day)}起`),
    head(seq`${at('date', dateFact)}至${at('to', day)}止`),
  ),
  fact: factValues,
  compare: choice(
    head(seq`${at('value', expression)}按${at('by', expression)}分档，${wordOnly}：${branch('tiers')}`, ...OF_NUMBERS),
    head(seq`${at('value', expression)}${bounded('bound', bound)}`, ...OF_NUMBERS),
  ),
};

const kinds = Object.values(HEADS);
/** The whole line, to its end. */
const toEnd = (form: Form): Form => ({
  say: form.say,
  read: (scanner: Scanner) => {
    const value = form.read(scanner);
    return value !== undefined && (scanner.atEnd() || scanner.missing('行末或 ｜')) ? value : undefined;
  },
});

/** The head of any condition. */
export const statement: Form = choice(...kinds.map(toEnd));

/** Parts of structure: tiers, bands, groups and items of a points table. */
export const tierLine: Form = choice(
  toEnd(object(seq`- ${bounded('limit', amount)}的：${at('tier', amount)}`)),
  toEnd(object(seq`- 其余：${at('tier', amount)}`)),
);
export const bandLine: Form = toEnd(object(seq`- ${bounded('bound', amount)}得 ${at('points', whole)} 分`));
export const groupLine: Form = toEnd(
  object(seq`${at('title', free('｜|'))}｜最多 ${at('max', whole)} 分${maybe(seq`｜至少 ${at('min', whole)} 分`)}`),
);
export const itemLine: Form = choice(
  toEnd(object(seq`${at('title', free('｜|'))}｜${at('best', words([['任选其一，取高', true]]))}`)),
  toEnd(
    object(
      seq`${at('title', free('｜|'))}｜${at('by', ASSESSORS)}评分：${at('assessed', valueOrScore())}，最多 ${at('max', whole)} 分`,
    ),
  ),
  toEnd(object(seq`${at('title', free('｜|'))}｜按${at('value', expression)}：`)),
);

/** A fact of points: an expression of one fact, without a year. */
function valueOrScore(): Form {
  return {
    say: (value, tables) => (typeof value === 'string' ? expression.say(value, tables) : undefined),
    read: (scanner) => {
      const value = expression.read(scanner);
      return typeof value === 'string' ? value : undefined;
    },
  };
}
