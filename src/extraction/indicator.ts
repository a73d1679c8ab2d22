import { shielded } from './compounds.ts';
import { PREDICATE } from './nameParts.ts';

/** Verbs and adverbs that only say that a figure is there; the indicator is what is left. */
const PLAIN =
  '的|[本此]次(?!数)|[此这]类|集中(?=了)|[一二三四五六七八九十]是(?:对|要)?|每年|每月|创造|贡献|已经|已|建成后|投产后|共有|共计|共(?![建享同富])|累计|总计|拥有|现有|目前|实现|完成|达到|达(?![产标])|为|有(?![效机])|设有|设立|下设|设置|先后|下辖|内(?=[投建完新引培])|[该本此](?:项目|平台|产品|活动|行|区|县|市|院|校|园|馆|企业|公司)|本[届次](?:赛事|展会|大会|活动)|辖|占(?!地|比|[^,]{1,12}比重|(?:全国|全省|全市|全区|全球|世界|长三角))|含(?![量氧税金])|基本上?|大概|那就|就(?=是)|由|与|和|及|以及|以(?!来)|并|在(?![建孵校研职线岗营])|将|从|向|对(?![口接外])|把|也|还|均(?!价)|又|再|其中|分别|预计|计划|力争|争取|确保|要(?!素)|会(?![议员])|可供(?![电水暖])|可(?!比)|能(?![耗源])|保持|推出|组建|建成|建立|吸引|来自|涵盖|覆盖(?!率)|包括|给予|提供|设(?![站备施计])|集聚|聚集|汇聚|拟|新(?=的)|了|着|今年以来|去年以来|以来|全年|全市|全区|全县|全镇|全省|全国|去年|今年|当年|年内|上半年|下半年|[一二三四]季度|前[一二三四五六七八九十]{1,2}个月|新学期|达产后|现场|连续|成功|持续|不断|正式|首批|首期|首次|目标|实施|、|的|是(?!否)|约|近(?![期年郊海])|超过|超|突破|逾|至|到(?![位账期岗场])|[ \\ufffc\\ufffd“”()]';
const LEADING = new RegExp(`^(?:${PLAIN})`);
const TRAILING =
  /(?:已经|已|累计|总计|合计|共计|共有|共|达到|达|(?<![行作])为|是|有|了|约|近|超过|超|突破|逾|增至|升至|降至|提高到|提升到|提升至|提高至|下降到|下降至|降低到|减少到|缩短到|缩短至|压缩至|压缩到|扩大到|扩大至|增长到|增长至|增加到|增加至|恢复到|上升到|上升至|完成|实现|要再增|再增|要|将|可|占|仅|只有|折合人民币|不低于|不少于|不超过|保持在|稳定在|控制在|保持|预计|首次|年内|力争|一次性达|至少|最高|的|[ \ufffc\ufffd“,、:])$/;
/** 由860亿元增至: the former value of a change. */
const FORMER = /(?:由|从(?!业|事|教|严))[^,]*$/;
const MAX = 24;

/** `已累计发布金融产品` → `发布金融产品`; empty where nothing but verbs of having is left. */
export function trimIndicator(text: string): string {
  let left = text.replace(FORMER, '').replace(/^[\s(\-–—•·▸▶■●◆*]*(?:\d{1,2}[).、])?/, '');
  for (let steps = 0; steps < 12; steps++) {
    const match = LEADING.exec(shielded(left));
    if (!match || match[0] === '') break;
    left = left.slice(match[0].length);
  }
  for (let steps = 0; steps < 8; steps++) {
    const shorter = left.slice(0, shielded(left).replace(TRAILING, '').length);
    if (shorter === left) break;
    left = shorter;
  }
  const piece = left.slice(left.lastIndexOf('、') + 1);
  const kept = piece.length >= 2 ? piece : left;
  const tidy = kept.replace(/[\ufffc\ufffd“”]+/g, '').trim();
  return [...tidy].length > MAX ? [...tidy].slice(-MAX).join('') : tidy;
}

const NOUN_STOP = new RegExp(
  `[,、。:;!?()\\ufffc\\n]|(?:(?<![个家项座](?:国家级?|[省市区]级))和|及|与|以及|共同|参加|签约|签订|参与|同时|纷纷|分别|加入|入驻|驻|增收|陆续|全部|先后|现场(?!会|教)|[建设]在|集中(?=签约|开工|竣工|发布|亮相|落地|启动|入驻|上线|揭牌|授牌)|总(?=投资|建筑面积|占地|规模|产值|金额)|(?:授信|减税|减负|融资|让利|放贷|招聘|节省|节约)(?=[约超近]?\\d)|即将|正在|办理|颁发|面对面|联合|组成|开展|进行|等待|落户|落地|等(?=[,。]|$)|${PREDICATE.replace('|和(?=\\D)', '')})|(?<!\\d)\\d(?!\\d{2}强)`,
  'g',
);

/** 支持单位, 发起单位, 服务平台: a verb that is part of the noun. */
const VERBAL_NOUN =
  /^[\u4e00-\u9fff]{2,4}(?:单位|机构|企业|成员|项目|平台|组织|基地|中心|人员|团队|站点|大使|阵地|清单|协议|任务|举措|措施)/;

/** The counted noun right behind a figure: `发起单位` of 13家发起单位和…; empty where a predicate or a sign follows. */
export function nounAfter(mined: string, at: number): { text: string; to: number } {
  const start = mined[at] === '的' ? at + 1 : at;
  NOUN_STOP.lastIndex = VERBAL_NOUN.test(mined.slice(start, start + 8)) ? start + 2 : start;
  const limit = Math.min(mined.length, start + MAX);
  const stop = NOUN_STOP.exec(mined.slice(0, start) + shielded(mined.slice(start, limit)));
  const closing = mined.indexOf('”', start);
  const opening = mined.indexOf('“', start);
  // 25%的比重”这一任务: the quotation ends, and with it what is counted.
  const quoted = closing >= 0 && (opening < 0 || opening > closing) ? closing : limit;
  const to = Math.min(stop ? stop.index : limit, quoted);
  return {
    text: mined
      .slice(start, to)
      .replace(/\ufffd+/g, '')
      .trim(),
    to,
  };
}
