import { characterTables, INVISIBLE } from './characters.ts';
import { applyPatches, type Draft, type Patch, patch } from './draft.ts';
import type { EditKind, Flag } from './restored.ts';

/** Removes or replaces what `form` finds, through the group named `cut` where it has one. */
function replaced(
  text: string,
  form: RegExp,
  after: string,
  kind: EditKind,
  confidence: number,
  review = false,
): Patch[] {
  return [...text.matchAll(form)].map((found) => {
    const cut = found.groups?.cut ?? found[0];
    const from = found.index + found[0].indexOf(cut);
    return patch(from, from + cut.length, after, kind, confidence, review);
  });
}

/** Zero-width characters. Joiners within emoji stay: they are part of the sign. */
export function withoutInvisible(draft: Draft): Draft {
  const { classes } = characterTables();
  const patches: Patch[] = [];
  for (let at = 0; at < draft.text.length; at += 1) {
    if (classes[draft.text.charCodeAt(at)] === INVISIBLE) patches.push(patch(at, at + 1, '', 'invisible'));
  }
  return applyPatches(draft, patches);
}

const LEADING = /^(?<cut>\?{2,4})(?=[\u3400-\u9fff“‘《（(\dA-Z])/gmu;
const LEADING_ONE = /^(?<cut>\?)(?=[\u3400-\u9fff“《])/gmu;
const IN_BRACKETS = /(?<=[[【][\u3400-\u9fff]{1,3})(?<cut>(?:\? ?){1,3})(?=[\u3400-\u9fff]{1,3}[\]】])/gu;
const BETWEEN_FIELDS = /(?<=[\dA-Za-z])(?<cut>\?)(?= ?\[[\u3400-\u9fff]{2,6}\])/gu;
/** The empty paragraph many journal pages begin with. */
const FIRST_LINE = /^(?<cut>\?\n)(?=\n)/gu;

/** Question marks in place of the spaces a paragraph began with. One alone counts where several paragraphs have it. */
export function withoutPlaceholders(draft: Draft): Draft {
  const single = replaced(draft.text, LEADING_ONE, '', 'placeholder', 0.95);
  const patches = [
    ...replaced(draft.text, LEADING, '', 'placeholder', 0.99),
    ...replaced(draft.text, FIRST_LINE, '', 'placeholder', 0.95),
    ...replaced(draft.text, IN_BRACKETS, '', 'placeholder', 0.95),
    ...replaced(draft.text, BETWEEN_FIELDS, '', 'placeholder', 0.9),
    ...(single.length > 1 ? single : []),
  ];
  return applyPatches(draft, inOrder(patches));
}

/** Sorted, and without those that lie in another. */
function inOrder(patches: readonly Patch[]): Patch[] {
  const sorted = [...patches].sort((one, other) => one.from - other.from || other.to - one.to);
  return sorted.filter(
    (one, at) => at === 0 || one.from >= Math.max(...sorted.slice(Math.max(0, at - 3), at).map((other) => other.to)),
  );
}

/** Commas before another mark, in running text: a row of `a,,b` or a number format `0.0,,` has Han on neither side. */
const COMMA =
  /[,，](?<=[\u3400-\u9fff”’》）)%][,，])[,，]*(?=[,，、。;；:：!！?？])|[,，](?<=[^\s,，][,，])[,，]*(?=[,，、。;；:：!！?？]+[\u3400-\u9fff“‘《（])/gu;
const ORNAMENT = '✿❀❁✾ღ◈❖❃✤✥✦✧❂☸♛♕❥❦☙❧▓▒░╰╮';
const ORNAMENTED = new RegExp(`[${ORNAMENT}]`, 'u');
const ORNAMENTS = new RegExp(`[${ORNAMENT}]{2,}|(?<=[\\u3400-\\u9fff])[${ORNAMENT}](?=[\\u3400-\\u9fff,，。、])`, 'gu');
const BRANDED = new RegExp(
  `(?<=^|[，。,、；;：:”])(?<brand>[\\u3400-\\u9fffA-Za-z0-9.]{2,10})[${ORNAMENT}]{2,}`,
  'gmu',
);
const SPAM_WORDS =
  /品茶|喝茶|新茶|夜上海|爱上海|花千坊|千花|水磨|桑拿|会所|按摩|夜网|上海娱乐|成人|直播|情趣|博彩|彩票|娱乐城|约炮|外围|私服|色情|男科|麻豆|棋牌|裸聊|代孕|兼职妹|上门服务/u;
/** A brand put before the number, dash, bracket or bullet that begins an item. */
const LISTED = /^(?<cut>(?<brand>[\u3400-\u9fff]{2,12}) +)(?=\d{1,2}[.、．]|[-–—] |[【▸▶■●◆])/gmu;
const BRAND_END = /(?:网|论坛|吧|直播|平台)$/u;

/** How often tools and portals inject commas before they are taken for injected, and ornaments. */
const MANY_COMMAS = 4;
const MANY_ORNAMENTS = 2;

/** Advertisements and ornaments put into running text. A brand in the middle of a sentence is only flagged: where it ends cannot be known. */
export function withoutSpam(draft: Draft): Draft {
  const ornamented = ORNAMENTED.test(draft.text);
  const branded = (ornamented ? replaced(draft.text, BRANDED, '', 'spam', 0.8, true) : []).filter((one) =>
    SPAM_WORDS.test(draft.text.slice(one.from, one.to)),
  );
  const without = applyPatches(draft, [...branded]);
  const items = applyPatches(without, brandsBeforeItems(without.text));
  const ornaments = ornamented ? replaced(items.text, ORNAMENTS, '', 'decoration', 0.95) : [];
  const plain = applyPatches(items, ornaments.length + branded.length >= MANY_ORNAMENTS ? ornaments : []);
  const commas = replaced(plain.text, COMMA, '', 'decoration', 0.97);
  return applyPatches(plain, commas.length >= MANY_COMMAS ? commas : []);
}

/** One brand says what all are: who sells one item's place sells others. Two that end as brands do, before numbers, say it too. */
function brandsBeforeItems(text: string): Patch[] {
  const listed = replaced(text, LISTED, '', 'spam', 0.95);
  const brand = (one: Patch): string => text.slice(one.from, one.to).trim();
  if (listed.some((one) => SPAM_WORDS.test(brand(one)))) return listed;
  const numbered = listed.filter((one) => BRAND_END.test(brand(one)) && /\d/.test(text.charAt(one.to)));
  return numbered.length > 1 ? numbered : [];
}

/** 蕞 is no word but in 蕞尔: advertising filters put it for 最. */
export const withoutWordFilter = (draft: Draft): Draft =>
  !draft.text.includes('蕞')
    ? draft
    : applyPatches(draft, replaced(draft.text, /蕞(?!尔|爾)/gu, '最', 'wordFilter', 0.98));

const JOINED_PHONES = /(?<!\d)(?:1[3-9]\d{9}){2,5}(?!\d)/gu;

/** Several mobile numbers without separators: personal data that nobody can use and nobody should keep. */
export const withoutJoinedPhones = (draft: Draft): Draft =>
  applyPatches(draft, replaced(draft.text, JOINED_PHONES, '', 'personal', 0.98));

/** The letter O among figures before a unit. */
export const withoutLookAlikes = (draft: Draft): Draft =>
  applyPatches(
    draft,
    inOrder(
      [...draft.text.matchAll(/(?<![A-Za-z\d])\d+[Oo]+[\dOo]*(?=[万亿元个家人件项%％])/gu)].map((found) =>
        patch(found.index, found.index + found[0].length, found[0].replace(/[Oo]/g, '0'), 'lookAlike', 0.95, true),
      ),
    ),
  );

const STRAY = /(?<=[\u3400-\u9fff])(?<cut> {1,2})(?=[\u3400-\u9fff])/gu;
const BEFORE_MARK = /(?<=[\u3400-\u9fff])(?<cut> +)(?=[,，。、；;])/gu;
const NO_JOIN = /^(?:记者|通讯员|本报|供图|摄|图|文|编辑|责编|作者|来源)/u;
/** A name follows. */
const NO_JOIN_BEHIND =
  /(?:记者|通讯员|摄影|供图|编辑|责编|作者|来源|图|文|书记|主任|[市区县镇局处科院校会]长|经理|董事长|主席|教授|院士|负责人)$/u;

/** Spaces within a sentence of a page that is damaged otherwise; those in headings, titles and quotations stay, a layout may mean them. */
export function withoutStraySpaces(draft: Draft): Draft {
  const patches: Patch[] = replaced(draft.text, BEFORE_MARK, '', 'space', 0.9);
  for (const line of draft.text.matchAll(/[^\n]+/g)) {
    if (line[0].length < 30 || !/[。！!？?；;]/.test(line[0])) continue;
    for (const one of replaced(line[0], STRAY, '', 'space', 0.85, true)) {
      if (NO_JOIN_BEHIND.test(line[0].slice(0, one.from))) continue;
      if (!NO_JOIN.test(line[0].slice(one.to)) && !inTitle(line[0], one.from))
        patches.push({ ...one, from: one.from + line.index, to: one.to + line.index });
    }
  }
  return applyPatches(draft, inOrder(patches));
}

/** Whether a place lies within 《》 or quotation marks of at most 30 characters. */
function inTitle(line: string, at: number): boolean {
  const before = line.slice(Math.max(0, at - 30), at);
  return (
    Math.max(before.lastIndexOf('《'), before.lastIndexOf('“')) >
    Math.max(before.lastIndexOf('》'), before.lastIndexOf('”'))
  );
}

interface FlagRule {
  readonly kind: Flag['kind'];
  /** A word without which the form cannot fit: most pages have none of them. */
  readonly needs: string;
  readonly form: RegExp;
}

const FLAGGED: readonly FlagRule[] = [
  {
    kind: 'rank',
    needs: '头部',
    form: /(?:位居|位列|居|列|排名|排在|稳居|跻身|处于|走在)[^，。,；;\n]{0,8}头部|头部(?:水平|方阵)/gu,
  },
  { kind: 'deletedWord', needs: '位的', form: /(?:是|都是|摆在|放在|居于|居)位的/gu },
  // A filter's asterisk in place of 最, 第 or an office: 沪上*大, 区委*.
  {
    kind: 'deletedWord',
    needs: '*',
    form: /(?<=[\u3400-\u9fff“‘])\*(?=[\u3400-\u9fff”’])|(?<=[，,。、；;])\*(?=[\u3400-\u9fff])/gu,
  },
  { kind: 'placeholder', needs: '??', form: /(?<=[\u3400-\u9fff\d])\?{2,}(?=[\u3400-\u9fff\d;；,，。])/gu },
  { kind: 'lookAlike', needs: 'l', form: /(?<=\d)l(?=\d)/gu },
  { kind: 'lookAlike', needs: 'I', form: /(?<=\d)I(?=\d)/gu },
  { kind: 'lookAlike', needs: 'J', form: /(?<=[\u3400-\u9fff])J(?=[\s,，。])/gu },
  { kind: 'inlineSpam', needs: '网 ', form: /[\u3400-\u9fff]{2,5}网 (?=[,，])/gu },
  { kind: 'layout', needs: '目录', form: /目录\d{3,}/gu },
];

/** Places a reader should look at and no repair can settle, in the draft's text. */
export function flagsOf(text: string): { kind: Flag['kind']; from: number; to: number }[] {
  return FLAGGED.filter(({ needs }) => text.includes(needs)).flatMap(({ kind, form }) =>
    [...text.matchAll(form)].map((found) => ({ kind, from: found.index, to: found.index + found[0].length })),
  );
}
