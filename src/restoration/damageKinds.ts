import { characterTables, isHanAt } from './characters.ts';
import { copyTool, pick, type Random } from './damage.ts';
import { gbkTables } from './gbk.ts';

/** A page as it was written: the truth restoration is measured against. */
export interface CleanPage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Kind 4: every paragraph begins with question marks in place of two wide spaces. */
const placeholders = (lines: readonly string[]): string[] => lines.map((line, at) => (at === 0 ? line : `??${line}`));

/** Kind 5: GBK bytes read as Latin letters where they are no UTF-8 pair, soft hyphens stripped. */
function mojibake(text: string): string {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const pair = code < 0x80 ? 0 : (gbkTables().pairs[code] ?? 0);
    if (code < 0x80) bytes.push(code);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  let out = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const [one = 0, next = 0] = [bytes[at], bytes[at + 1]];
    const isPair = one >= 0xc2 && one <= 0xdf && next >= 0x80 && next <= 0xbf;
    out += String.fromCharCode(isPair ? ((one & 0x1f) << 6) | (next & 0x3f) : one);
    if (isPair) at += 1;
  }
  return out.replaceAll('\u00ad', '');
}

/** Kind 8: a comma before every third mark. */
const commas = (text: string): string => {
  let marks = 0;
  return text.replace(/[，。、]/gu, (mark) => (marks++ % 3 === 0 ? `,${mark}` : mark));
};

const decorations = (text: string, random: Random): string =>
  text.replace(/。/gu, (mark) => (random() < 0.5 ? `✿ღ◈${mark}` : mark));

/** Kind 12: spaces where a line was broken, one in about sixty characters, between Han. */
function straySpaces(text: string, random: Random): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    out += text.charAt(at);
    if (isHanAt(text, at) && isHanAt(text, at + 1) && random() < 1 / 60) out += ' ';
  }
  return out;
}

/** Kind 14: single characters in a traditional or variant form. */
function variants(text: string, random: Random): string {
  const { simple } = characterTables();
  const forms = new Map<number, number>();
  for (const form of '獻著啟為產內錄戶別溫') forms.set(simple[form.charCodeAt(0)] ?? 0, form.charCodeAt(0));
  return Array.from(text, (character) =>
    forms.has(character.charCodeAt(0)) && random() < 0.3
      ? String.fromCharCode(forms.get(character.charCodeAt(0)) ?? 0)
      : character,
  ).join('');
}

const SPAM_TITLES = [
  '亚洲欧洲日韩综合影院/麻豆视频不卡/在线观看',
  '厂房出租,土地招商,园区加盟,仓库代理,厂房价格',
] as const;
const FURNITURE = [
  '分享到: 微信 微博',
  '责任编辑:值班编辑',
  '版权所有 未经授权不得转载',
  '某ICP备00000000号-1',
  '广告热线:000-00000000',
] as const;
const TEASERS = ['相关阅读', '另一园区签约项目超过300个 总投资达900亿元', '某企业一年新增专利4500件'] as const;

type Damage = (page: CleanPage, random: Random) => string;

const lines = (page: CleanPage): string[] => [page.title, ...page.paragraphs];
const whole = (page: CleanPage): string => lines(page).join('\n');
const tool =
  (decoder: 'mb' | 'ignore', table: number | null, shifts: boolean): Damage =>
  (page, random) =>
    copyTool(whole(page), { decoder, table, shifts }, random).text;

/** Every kind of damage done to a page, by the number of docs/INTAKE.md. The truth of each is the page, of kinds 9 and 10 without what nobody can know. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'pinyin, table (1)': tool('mb', 40, false),
  'pinyin, every character (1)': tool('mb', null, false),
  'shift windows (2, 3)': tool('mb', 40, true),
  'shift windows, bytes dropped (2c)': tool('ignore', 40, true),
  'placeholders (4)': (page) => placeholders(lines(page)).join('\n'),
  'mojibake (5)': (page) => lines(page).map(mojibake).join('\n'),
  'search words, furniture, teasers (6, 11)': (page, random) =>
    [pick(random, SPAM_TITLES), ...lines(page), ...FURNITURE, ...TEASERS].join('\n'),
  'spam in lists (7)': (page) =>
    [page.title, ...page.paragraphs.map((paragraph, at) => `上海品茶网 ${at + 1}. ${paragraph}`)].join('\n'),
  'commas (8)': (page) => commas(whole(page)),
  'decorations (8)': (page, random) =>
    [page.title, ...page.paragraphs.map((paragraph) => decorations(paragraph, random))].join('\n'),
  'word filter (9)': (page) => whole(page).replaceAll('最', '蕞'),
  'telephone numbers joined (10)': (page) =>
    `${whole(page)}\n${FURNITURE.slice(1, 4).join('\n')}\n或微信/手机:135000000001360000000013700000000`,
  'stray spaces in a copied page (12)': (page, random) =>
    placeholders([page.title, ...page.paragraphs.map((paragraph) => straySpaces(paragraph, random))]).join('\n'),
  'look-alikes (13)': (page) => whole(page).replace(/(?<=\d)0(?=[\d万亿元个家人])/gu, 'O'),
  'variants in a copied page (14)': (page, random) =>
    placeholders([page.title, ...page.paragraphs.map((paragraph) => variants(paragraph, random))]).join('\n'),
};

/** What can be recovered of a page at best: the numbers of list items stay, for they are not the spam's. */
export const truthOf = (kind: string, page: CleanPage): string =>
  kind.startsWith('spam in lists')
    ? [page.title, ...page.paragraphs.map((paragraph, at) => `${at + 1}. ${paragraph}`)].join('\n')
    : whole(page);

/** Share of the truth's characters that stand in a text, marks folded and spaces left out: 1 − edit distance ÷ length. */
export function characterAccuracy(truth: string, text: string): number {
  const [wanted, got] = [folded(truth), folded(text)];
  return Math.max(0, 1 - distance(wanted, got) / Math.max(1, wanted.length));
}

const FOLDS: Readonly<Record<string, string>> = {
  '！': '!',
  '，': ',',
  '：': ':',
  '；': ';',
  '？': '?',
  '（': '(',
  '）': ')',
};
const folded = (text: string): string =>
  text.replace(/[！，：；？（）]/gu, (mark) => FOLDS[mark] ?? mark).replace(/\s/gu, '');

function distance(one: string, other: string): number {
  let start = 0;
  while (start < one.length && start < other.length && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let [end, otherEnd] = [one.length, other.length];
  while (end > start && otherEnd > start && one.charCodeAt(end - 1) === other.charCodeAt(otherEnd - 1)) {
    end -= 1;
    otherEnd -= 1;
  }
  const [rows, columns] = [end - start, otherEnd - start];
  let last = Uint32Array.from({ length: columns + 1 }, (_, at) => at);
  for (let row = 1; row <= rows; row += 1) {
    const next = new Uint32Array(columns + 1);
    next[0] = row;
    for (let column = 1; column <= columns; column += 1) {
      const same = one.charCodeAt(start + row - 1) === other.charCodeAt(start + column - 1) ? 0 : 1;
      next[column] = Math.min((last[column - 1] ?? 0) + same, (last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1);
    }
    last = next;
  }
  return last[columns] ?? 0;
}
