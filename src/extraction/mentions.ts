import { shielded } from './compounds.ts';
import type { Gazetteer, GazetteerHit } from './gazetteer.ts';
import { ENDING, kindByEnding, LEAD_IN, PREDICATE } from './nameParts.ts';
import type { Span, Subject } from './subjects.ts';

export interface Mention extends Span {
  readonly subject: Subject;
}

const LONGEST_NAME = 40;
const STOP = new RegExp(`[,。:;!?()<>“”《》【】、\\n\\ufffc]|(?<![A-Za-z\\d])\\d{2,}|(?:${PREDICATE})`, 'g');
/** Office holders speak for a body; what they say after it is not about the body, and they are never taken up themselves. */
const HOLDER =
  /^(?:的)?(?:相关|有关)?(?:负责人|负责同志|书记|副书记|主任|副主任|局长|副局长|院长|所长|部长|区长|市长|县长|镇长|董事长|总经理|总裁|总监|经理|会长|秘书长|行长|主席|教授|研究员|院士|发言人|工作人员|代表|科长|处长|校长|党员|常委)/;
const BEGINS_PREDICATE = new RegExp(`^(?:${PREDICATE}|$|成立|首)`);
const UNION = /^[\u4e00-\u9fff]{1,5}?(?:联盟|联合体|共同体)/;
const QUOTED = /^[“]([^“”\n]{2,30})[”]/;
/** 上市公司6家: what is counted is not who is spoken of. */
const COUNTED_HERE = /^(?:约|近|超|达|超过)?\d[\d,.]*[余多]?[家个名所座项条支只幢栋间处对人户位]/;
const GENERIC_START =
  /^(?:[这那某据请让使]|成功|创建|获批|获评|纳入|居(?![民住家])|(?:城镇|乡镇|城乡|街镇|村镇|农村|县城)$|[的了和与及、]|\d+[个家座所]|每|各|多[家个]|一批|[二两三四五六七八九十几数]{1,2}[个家]|[一二两三四五六七八九十]{1,2}[条座批项支片处])/;
const GENERIC_STEM =
  /^(?:上市|跨国|国有|民营|中小|科技|龙头|重点|城乡|产业|金融|区域|兄弟|口袋|体育|郊野|主题|特色|家庭|星级|成员|专业|相关|有关|各级|各类|知名|大型|外资|本地|地方|商业|政策性|合作|高等|医疗|研发|创新|党建|智能|数字化|服务|基层|现代|工业|高新技术|国家级?|省级|市级|区级|省|市|区|县|全国|全省|全市|全区|全县|两|新|老|跨|地区|其他|部分|所有|全部|众多|多家|高质量|先进|上下游|村级|行政|综合|街道|乡|镇|社会|企业|总部|机构)*$/;
const isGeneric = (name: string): boolean => {
  if (GENERIC_START.test(name)) return true;
  const stem = name.replace(
    /(?:公司|企业|银行|学校|园区|产业园区|产业园|联盟|医院|中心|机构|城市|工厂|厂|实验室|基金|平台|走廊|示范区|开发区|综合体|支部|党支部|党委|街道|集团|小镇|新城|公园|农场|景区|区|市|县|镇|村|乡|省)$/,
    '',
  );
  return stem !== name && stem !== '' && GENERIC_STEM.test(stem);
};
/** 高新区(滨江): a second name in brackets belongs to the first. */
const ALSO = /^[(（][\u4e00-\u9fff]{2,4}[)）]/;
const TITLED = /^《([^《》\n]{2,80})》/;

/** After how many characters the subject may begin: words of time and connection are skipped. */
export function skipLeadIn(clause: string): number {
  let at = 0;
  for (let steps = 0; steps < 8; steps++) {
    const match = LEAD_IN.exec(clause.slice(at, at + 24));
    if (!match || match[0] === '') return at;
    at += match[0].length;
  }
  return at;
}

function nameEnd(clause: string, at: number, limit: number): number {
  let end = -1;
  ENDING.lastIndex = at;
  for (let match = ENDING.exec(clause); match && match.index < limit; match = ENDING.exec(clause)) {
    const stop = match.index + match[0].length;
    if (stop <= limit && stop - at >= 2) end = stop;
    ENDING.lastIndex = match.index + 1;
  }
  return end;
}

function stopAfter(clause: string, at: number, least: number): number {
  STOP.lastIndex = at + least;
  const limit = Math.min(clause.length, at + LONGEST_NAME);
  const match = STOP.exec(clause.slice(0, at) + shielded(clause.slice(at, limit)));
  return match ? match.index : limit;
}

function quotedAt(clause: string, at: number): Mention | null {
  const rest = clause.slice(at, at + 84);
  const titled = TITLED.exec(rest);
  if (titled) {
    const name = titled[1] ?? '';
    return { from: at, to: at + titled[0].length, subject: { name, type: 'policy', code: null } };
  }
  const quoted = QUOTED.exec(rest);
  if (!quoted) return null;
  const name = quoted[1] ?? '';
  const type = kindByEnding(name);
  const end = at + quoted[0].length;
  const follows = clause.slice(end, end + 4);
  const follower =
    /^(?:平台|联盟|系统|项目|工程|行动|品牌|园区|产品|基金|计划|模式|机制|指数|贷款|论坛|大赛|驿站|服务站|联合体)/.exec(
      follows,
    )?.[0] ?? '';
  const predicate = BEGINS_PREDICATE.test(follows);
  // “数智潮”创新联盟: the name is the whole.
  const union = type === null && follower === '' ? UNION.exec(clause.slice(end, end + 10))?.[0] : undefined;
  if (union !== undefined)
    return { from: at, to: end + union.length, subject: { name: `“${name}”${union}`, type: 'alliance', code: null } };
  if (type === null && follower === '' && !predicate) return null;
  if (/^(?:企业|产业|战略|理念|格局|目标|要求|思路|模式)/.test(follows)) return null;
  const whole = type ?? (follower === '联盟' ? 'alliance' : 'product');
  return { from: at, to: end, subject: { name, type: whole, code: null } };
}

/** 上海市宝山区: of places named one after the other the last is meant. */
function lowestPlace(clause: string, at: number, gazetteer: Gazetteer): GazetteerHit | null {
  let hit = gazetteer.longestAt(clause, at);
  for (let steps = 0; hit && steps < 4; steps++) {
    const next: GazetteerHit | null = gazetteer.longestAt(clause, hit.to);
    if (hit.entry.type !== 'place' || next?.entry.type !== 'place') break;
    hit = next;
  }
  return hit;
}

/**
 * The name that begins at a place of a clause: in quotation marks, known to the gazetteer, or ending the way names end before the
 * predicate begins. Names of persons have no such ending and are in no gazetteer.
 */
export function mentionAt(clause: string, at: number, gazetteer: Gazetteer): Mention | null {
  const quoted = quotedAt(clause, at);
  if (quoted) return quoted;
  const known = lowestPlace(clause, at, gazetteer);
  const least = known ? known.to - at : 1;
  const limit = stopAfter(clause, at, least);
  const end = Math.max(nameEnd(clause, at, limit), known ? known.to : -1);
  if (end < 0 || (!known && BEGINS_PREDICATE.test(clause.slice(at, at + 4)))) return null;
  // 周末的清源区: the name is what follows the last 的.
  const start = known && end === known.to ? at : Math.max(at, clause.lastIndexOf('的', end - 2) + 1);
  const name = clause.slice(start, end);
  const entry = end === known?.to ? known.entry : gazetteer.byName(name);
  const type = entry?.type ?? kindByEnding(name) ?? known?.entry.type ?? null;
  if (
    type === null ||
    /[“”‘’\ufffc\ufffd]/.test(name) ||
    (!entry && isGeneric(name)) ||
    COUNTED_HERE.test(clause.slice(end, end + 12))
  )
    return null;
  const also = type === 'place' || type === 'park' ? (ALSO.exec(clause.slice(end, end + 6))?.[0].length ?? 0) : 0;
  return { from: at, to: end + also, subject: { name: entry?.canonical ?? name, type, code: entry?.code ?? null } };
}

export const beginsPredicate = (clause: string, at: number): boolean => BEGINS_PREDICATE.test(clause.slice(at, at + 6));

/** Whether the name is only that of a speaker's office. */
export const isSpeaker = (clause: string, mention: Mention): boolean =>
  HOLDER.test(clause.slice(mention.to, mention.to + 12));
