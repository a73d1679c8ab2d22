import type { ProposedFact } from './extraction.ts';
import { nounAfter } from './indicator.ts';
import { type Scene, settle } from './scene.ts';

const TRIGGER =
  '聚焦|围绕|投向|布局|创新|推出|发布|打造|形成|培育|提供|瞄准|发展|主攻|包括|涵盖|设立|开展|建设|覆盖|锚定|深耕';
const ITEM = '[\\u4e00-\\u9fffA-Za-z0-9+·]{2,12}';
const PLAIN_LIST = new RegExp(
  `(?:${TRIGGER})(?<items>${ITEM}(?:、${ITEM}?){1,8}?)(?<count>[二两三四五六七八九十]|\\d{1,2})(?:大|类|个|项|种|条|块)(?=[\\u4e00-\\u9fff“])`,
);
const OPEN_LIST = new RegExp(
  `(?:投向|聚焦|布局|瞄准|主攻|深耕|重点发展)(?<items>${ITEM}(?:、${ITEM}){1,8}?)等(?=领域|产业|方向|赛道|行业|板块)`,
);
const QUOTED_LIST = new RegExp(
  `(?:${TRIGGER}|上线|研发|开发)(?:了|出)?(?<items>“[^”]{2,16}”(?:[、和及]?“[^”]{2,16}”){1,8})(?:等)?`,
);
/** Lists of people are not taken. */
const PEOPLE = /专家|代表|同志|先生|女士|教授|院士|学者|领导|嘉宾|人士|书记|主任/;

const countOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : '零一二三四五六七八九十'.indexOf(text === '两' ? '二' : text);

/** 聚焦南大、吴淞、科创湾三大重点区域; 创新“批次贷”“科创贷”等金融产品. */
export function listFacts(scene: Scene): ProposedFact[] {
  const { clause, start } = scene;
  const rest = clause.text.slice(start);
  const plain = PLAIN_LIST.exec(rest) ?? OPEN_LIST.exec(rest);
  const quoted = QUOTED_LIST.exec(rest);
  const match = plain ?? quoted;
  if (!match) return [];
  const at = start + match.index;
  const words = match.groups?.items ?? '';
  const items = plain
    ? words.split('、').filter((item) => item !== '')
    : [...words.matchAll(/“([^”]+)”/g)].map((item) => item[1] ?? '');
  const count = match.groups?.count;
  if (items.length < 2 || (count !== undefined && countOf(count) !== items.length)) return [];
  const noun = nounAfter(clause.text, at + match[0].length);
  if (noun.text === '' || PEOPLE.test(noun.text)) return [];
  return [
    settle(scene, {
      rule: plain ? 'list.counted' : 'list.quoted',
      indicator: noun.text.replace(/[“”]/g, ''),
      value: { kind: 'list', items },
      span: { from: at, to: noun.to },
    }),
  ];
}
