import type { Gazetteer } from './gazetteer.ts';
import { kindByEnding } from './nameParts.ts';
import type { Subject } from './subjects.ts';

const TOLD =
  '获悉|了解到|了解|得知|介绍|透露|统计|消息|通报|测算|监测|发布的?(?:最新)?(?:数据|消息|统计)|公布的?(?:最新)?(?:数据|消息|统计)|(?:的)?(?:最新)?(?:统计)?数据';
/** 记者从…获悉, 据…介绍, 从…了解到. */
const FROM = new RegExp(
  `^(?<lead>[^,:“”]{0,12}?)(?:来自|从|据|根据)(?<who>[^,:“”]{2,30}?)(?:处|方面|现场)?(?:${TOLD})(?:显示|表明)?(?=[,:]|$|[^的])`,
);
/** …数据显示. */
const SHOWN =
  /^(?<lead>)(?<who>[^,:“”\d]{2,24}?)(?:的)?(?:最新)?(?:发布的|公布的)?(?:统计|监测)?(?:数据|统计|资料)(?:显示|表明)/;
const REGION = /^(?<region>[^,]{1,14}[省市区县镇乡])(?=[^省市区县镇乡]{1,14}$)/;
const OFFICE = /[委办局厅署部]$|政府|中心$|委员会$/;

/** Who told the figures: `home` is what they are told of as long as nothing else is named. */
interface Informant {
  readonly length: number;
  readonly home: Subject | null;
  /** An office whose region was not written: 县税务局. */
  readonly office: boolean;
}

/** An office speaks of its region, any other body of itself; an office without a region, of whom the page is about. */
function homeOf(who: string, gazetteer: Gazetteer): Subject | null {
  const known = gazetteer.byName(who);
  if (known) return { name: known.canonical ?? known.name, type: known.type, code: known.code };
  const region = REGION.exec(who)?.groups?.region;
  const type = kindByEnding(who);
  if (!OFFICE.test(who)) return type === null || who.length < 4 ? null : { name: who, type, code: null };
  if (region === undefined || region.length < 3) return null;
  const place = [0, 1, 2, 3, 4].map((cut) => gazetteer.byName(region.slice(cut))).find((entry) => entry !== undefined);
  return { name: place?.canonical ?? place?.name ?? region, type: 'place', code: place?.code ?? null };
}

/** 据金山区经委介绍: who informs is not who is spoken of. */
export function informantAt(text: string, gazetteer: Gazetteer): Informant | null {
  const match = FROM.exec(text.slice(0, 64)) ?? SHOWN.exec(text.slice(0, 48));
  const who = match?.groups?.who;
  return match && who ? { length: match[0].length, home: homeOf(who, gazetteer), office: OFFICE.test(who) } : null;
}
