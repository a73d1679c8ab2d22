import type { ProposedFact, Qualifier } from './extraction.ts';
import { nounAfter, trimIndicator } from './indicator.ts';
import { type Measure, measuresOf } from './measures.ts';
import { mentionAt } from './mentions.ts';
import { type Draft, type Scene, settle } from './scene.ts';
import type { Subject } from './subjects.ts';
import { MEASURE_UNITS, TIME_UNITS } from './units.ts';
import { bodiesOf } from './unveiledFacts.ts';

const TIME_MEASURED = /住院日|天数|平均用时|时限|时间(?!内)|周期|期限|时长|耗时/;
/** What is counted in small words is often no thing at all: 三个环节, 两个方面. */
const ABSTRACT =
  /^(?:的)?(?:环节|方面|层面|维度|阶段|角度|问题|转变|意识|确立|维护|务必|坚持|自信|层次|梯队|关键|重点(?!区域|产业|项目|企业)|原则|特点|优势|月|小时|人|融合|时期|字|主题|词|方向|主体|关系|步骤|境界|动作|过程|地方|好消息|联盟都|城市$)/;
const CHANGE =
  /(?:(?:同比|环比|可比|同口径)(?:分别)?|比上年|较上年|比去年|较去年|较年初|比年初|较[^,]{0,8}|比[^,]{0,8})?(?:实际|净|年)?(?:增长|净增|增(?=$|约|近|超|了)|增加|下降|提高|提升|上升|减少|回落|扩大|上涨|降低)(?:了|约|近|超过|超)*$/;
const FIRST_PERSON = /我们的?(?:团队|家|店|工厂|小)|我(?![们区市县省镇乡国校院司])|咱/;
/** 办一次要跑五趟, 一个人盯三台机器: what somebody says of a day's work is no figure of anything. */
const SMALL_TALK = /(?:跑|走|说|问|盯|看|排|等|填|打|来|去|往返|来回)(?:了|上|过|着|完)?(?:不下|好|足足)?$/;
const inSpeech = (scene: Scene): boolean =>
  scene.start > 0 || scene.before.lastIndexOf('“') > scene.before.lastIndexOf('”');
/** 新增企业45家,累计达116家: the sum is not of those that are new. */
const NEW = /^(?:新增|新设|新建|新引进|新认定|新培育|新签约)(?=[\u4e00-\u9fff]{2})/;
/** 人才可获80万元补贴: the figure is of the grant, not of who gets it. */
const GRANTED = /(?:可获|可获得|可申请|可享|可享受|获得|给予|奖励?)(?:最高)?$/;
/** 项目将实现100亿元年产值: the figure is of what stands behind it, whoever stands before. */
const YIELDING = /(?:实现|贡献|创造|带来|形成|产生|提供|拉动|撬动)(?:了|约|近|超过|超)*$/;
const YIELDED =
  /^的?(?<what>年?[\u4e00-\u9fff]{0,6}?(?:产值|产能|[额收]入?|税收|利税|利润|投资|岗位|增加值|贷款|授信|信贷|融资|补贴|奖励|资金|贴息))(?=[,、和及与]|$)/;
/** 东部新区(6.15平方公里): a size in brackets is that of the name before it. */
const SIZED = /(?<name>[\u4e00-\u9fff]{1,11}(?:区|园|城|镇|期|基地|片|岛|湾))(?:[（(]|\ufffc)+$/;
const AREA = new Set(['平方公里', '平方米', '公顷', '亩']);
/** 占全国1/15, 超过全国总数1/5: what the figure is a share of. */
const SHARED =
  /^(?<what>.*?)(?:占比?(?:超过?|达)?|超过?|约占|占到)(?<whole>全国|全省|全市|全区|全县|全球|世界|长三角|我国|中国)(?:同类|同期|规上)?(?:总[数量额]|比重|比例)?(?:的|约|近|超过?|逾|达)*$/;
const PART_OF = /^占(?<whole>[^,、]{2,18}?)(?:的)?(?:总[数量额]|比重|比例)?(?:的|约|近|超过?|逾|达|为)*$/;
const LANDING = /(?:落户|落地|入驻|进驻|扎根|落子)(?:在|于|到)?/;
const CHINESE_BIG =
  /(?<![第\d\ufffd])(?<number>[二两三四五六七八九十]|十[一二三四五六七八九]|\d{1,2})大(?=“|(?!型|会|学|队|道|厦|数|力|幅|飞|赛|桥|湾|楼|健|模|众|气|家|致|约|多|量|小|于|陆|使|地|街|选|脑|中心|报告|精神|以来|代表|召开|开幕))(?<noun>(?:\ufffd{1,16}|“[^”]{1,10}”)?[\u4e00-\u9fff]{2,10}?)(?=[,、。]|和|及|与|等|$|[^\u4e00-\u9fff])/g;
const SIDES = /(?<number>[三四五六])方(?=开展|签署|签订|共建|联建|联合|合作|共同|举行)/g;
const DOUBLED =
  /(?<word>(?<near>接近|近|约|超)?(?:实现)?(?:翻了?(?<times>[一两])番|翻番|翻了?倍(?:增长)?|翻一倍|倍增))/g;

const digitsOf = (text: string): string =>
  String(/^\d/.test(text) ? Number(text) : '零一二三四五六七八九十'.indexOf(text === '两' ? '二' : text));

interface Place {
  readonly zone: number;
  readonly measure: Measure;
  readonly next: Measure | undefined;
}

function skips(scene: Scene, { measure, next, zone }: Place): boolean {
  const { mined } = scene;
  const after = mined.slice(measure.to, measure.to + 8);
  const before = mined.slice(zone, measure.from);
  if (measure.value.kind === 'number' && measure.unit === null) return true;
  // 由三部分组成: what something is made of, not how much of it there is.
  if (measure.unit === '部' && after.startsWith('分')) return true;
  if (SMALL_TALK.test(before) && (measure.unit === '趟' || inSpeech(scene))) return true;
  if (measure.unit !== null && TIME_UNITS.has(measure.unit)) {
    return (
      !TIME_MEASURED.test(before) ||
      /(?:由|从)\x20?$/.test(before) ||
      (/^[^,]{0,3}(?:缩短|压缩|降)/.test(after) && /由|从/.test(before))
    );
  }
  // 由860亿元增至1520亿元: the former value is no fact of its own.
  if (
    /(?:由|从)(?:[^,]{0,10}的)?$/.test(before) &&
    /^(?:[^,]{0,6})?(?:增|升|降|提|扩|减|缩|压|拓|涨|跌|回升|调整|发展到|跃)/.test(after)
  )
    return true;
  // 20万吨级泊位, 国家级: a measure that only describes.
  if (/^级(?!别)[\u4e00-\u9fff]/.test(after)) return true;
  // 百亿元以上项目3个: the first figure only says which projects.
  const joins = next !== undefined && !/[,、和及与]/.test(mined.slice(measure.to, next.from));
  if (joins && /以[上下]/.test(measure.qualifierText) && /^[\u4e00-\u9fff]/.test(after)) return true;
  if (/^(?:市级|区级)?[^,]{0,8}(?:评选|园区|城市|县区|区县)中/.test(after)) return true;
  if (/^[一]$/.test(mined.slice(measure.figureAt, measure.figureAt + 1)) && measure.spelled) return true;
  if (measure.spelled && measure.unit === '次') return true;
  if (measure.spelled && measure.value.kind === 'number')
    return ABSTRACT.test(after) || /[这那该上述两]$/.test(before) || /^(?:联盟|人)/.test(after);
  return (
    /^个?(?:小时|月)/.test(after) ||
    (measure.unit === '人' && /^(?:类|才|工|士|民|员)/.test(after) && /[A-Za-z]/.test(mined[measure.from - 1] ?? ''))
  );
}

/** 上百家央企总部落户黄浦: what is counted is told of the place they came to. */
function landingPlace(scene: Scene, to: number): Subject | undefined {
  const match = LANDING.exec(scene.named.slice(to, to + 40));
  if (!match) return undefined;
  const mention = mentionAt(scene.named, to + match.index + match[0].length, scene.context.gazetteer);
  return mention && (mention.subject.type === 'place' || mention.subject.type === 'park') ? mention.subject : undefined;
}

function nameOf(scene: Scene, place: Place, previous: string): { indicator: string; to: number; rule: string } {
  const { measure, zone } = place;
  const source = scene.named;
  const words = source.slice(zone, measure.from);
  const before = trimIndicator(words);
  const after = nounAfter(source, measure.to);
  const change = CHANGE.exec(words.replace(/\ufffc+/g, ''));
  if (change && trimIndicator(words.slice(0, words.length - change[0].length)).length < 2) {
    return {
      indicator: `${previous}${change[0].replace(/(?:了|约|近|超过|超)+$/, '')}`,
      to: measure.to,
      rule: 'figure.change',
    };
  }
  const stands = measure.unit === null || MEASURE_UNITS.has(measure.unit) || measure.unit === '%';
  if (source[measure.to] === '的' && measure.unit === '%' && before !== '') {
    return { indicator: `${before}${after.text}`, to: after.to, rule: 'figure.share' };
  }
  const shared = measure.unit === '%' || measure.value.kind === 'fraction' ? SHARED.exec(words)?.groups : undefined;
  if (shared !== undefined && after.text === '') {
    const what = trimIndicator(shared.what ?? '') || previous;
    if (what !== '') return { indicator: `${what}占${shared.whole}比重`, to: measure.to, rule: 'figure.share' };
  }
  if (measure.value.kind === 'fraction')
    return {
      indicator: after.text || before || (previous === '' ? '' : `${previous}占比`),
      to: after.text ? after.to : measure.to,
      rule: 'figure.fraction',
    };
  const sized = AREA.has(measure.unit ?? '') ? SIZED.exec(words)?.groups?.name : undefined;
  if (sized !== undefined) return { indicator: `${trimIndicator(sized)}面积`, to: measure.to, rule: 'figure.sized' };
  const yielded = stands ? YIELDED.exec(source.slice(measure.to)) : null;
  if (yielded && (YIELDING.test(words) || /^[和及与、,]*$/.test(words)))
    return { indicator: yielded.groups?.what ?? '', to: measure.to + yielded[0].length, rule: 'figure.after' };
  if (measure.unit === '%' && after.text === '') {
    const whole = PART_OF.exec(words.replace(/^[\s,(]+/, ''))?.groups?.whole;
    if (whole !== undefined && previous !== '')
      return { indicator: `${previous}占${whole.replace(/^[(约近]+/, '')}比重`, to: measure.to, rule: 'figure.share' };
  }
  if (words.endsWith('等') && source.slice(measure.from, measure.to).endsWith('城市'))
    return { indicator: '城市', to: measure.to, rule: 'figure.after' };
  // 流转的4200亩稻田, 杭州等9个城市: what stands before only describes.
  if (/[的等]$/.test(words) && after.text.length >= 2)
    return { indicator: after.text, to: after.to, rule: 'figure.after' };
  const granted = GRANTED.test(before) && after.text !== '';
  if (/^占比?$/.test(before) && previous !== '')
    return { indicator: `${previous}占比`, to: measure.to, rule: 'figure.share' };
  if (before !== '' && !granted && (stands || after.text === ''))
    return { indicator: before, to: measure.to, rule: 'figure.before' };
  if (after.text !== '') return { indicator: after.text, to: after.to, rule: 'figure.after' };
  const summed = measure.qualifiers.includes('cumulative') || /累计|总数|总量/.test(words);
  const share = measure.unit === '%' && /占/.test(words) && previous !== '';
  return {
    indicator: share ? `${previous}占比` : summed ? previous.replace(NEW, '') : previous,
    to: measure.to,
    rule: 'figure.carried',
  };
}

const SCOPE = /(?:全国|全省|全市|全区|全球|世界|长三角|全县|同期)/;

/** To the end of the clause, or to the sign that parts this figure from the next. */
function segmentEnd(scene: Scene, { next }: Place, to: number): number {
  const rest = scene.mined.slice(to);
  const closing = rest.indexOf('”');
  if (closing >= 0 && !rest.slice(0, closing).includes('“')) return to + closing;
  if (next === undefined) return scene.mined.length;
  const between = scene.mined.slice(to, next.from);
  const cut = between.search(/[、,]|和|及|与|以及|并/);
  return cut < 0 ? to : to + cut;
}

function draftOf(scene: Scene, place: Place, previous: string): (Draft & { readonly counted: number }) | null {
  const { measure, zone } = place;
  const named = nameOf(scene, place, previous);
  // 3个人, 2口人: somebody tells a story.
  if (named.indicator === '人' && (measure.unit === '个' || measure.unit === '口')) return null;
  if (/^[“”’‘了着过就在的等]*$/.test(named.indicator)) return null;
  const subject = landingPlace(scene, measure.to);
  const words = scene.clause.text.slice(zone, measure.from);
  return {
    rule: named.rule,
    ...(subject ? { subject } : {}),
    indicator: named.indicator,
    value: measure.value,
    unit: measure.unit,
    qualifiers: [
      ...new Set<Qualifier>([
        ...measure.qualifiers,
        ...(/累计|共有/.test(words) ? (['cumulative'] as const) : []),
        ...(/年均/.test(words) ? (['averageYearly'] as const) : []),
        ...(/首批/.test(words) ? (['first'] as const) : []),
        ...(scene.aimed ? (['planned'] as const) : []),
      ]),
    ],
    qualifierText: `${/累计|首批|年均/.exec(words)?.[0] ?? ''}${measure.qualifierText}`,
    scope: measure.value.kind === 'fraction' ? (SCOPE.exec(words)?.[0] ?? null) : null,
    ...(/即将出台/.test(scene.mined.slice(measure.to)) ? { state: 'announced' as const } : {}),
    counted: named.to,
    span: { from: zone === scene.resolved.predicateAt ? scene.start : zone, to: segmentEnd(scene, place, named.to) },
    review: [
      ...(measure.rough ? (['roughFigure'] as const) : []),
      ...(named.rule === 'figure.carried' ? (['subjectUnclear'] as const) : []),
    ],
  };
}

const RESPECTIVELY =
  /^(?<names>[^,]{2,60}?)(?<tail>(?:占[^,、]{2,24}?(?:比重|比例))|(?:同比|环比)?(?:增长|下降|提高))?分别(?:约|为|达到?|是|占|增长|下降|完成|实现|有)*$/;

/** 产值、税收分别为80亿元、6亿元: as many names as figures, in their order; null: not said so. */
function namesInOrder(scene: Scene, zone: number, measures: readonly Measure[]): readonly string[] | null {
  const [first] = measures;
  const groups = first && RESPECTIVELY.exec(scene.named.slice(zone, first.from))?.groups;
  if (!groups || measures.length < 2) return null;
  const apart = measures.slice(1).every((measure, at) => {
    const between = scene.mined.slice(measures[at]?.to ?? 0, measure.from);
    return /^[、和与及,]{1,2}$/.test(between);
  });
  const names = (groups.names ?? '').split(/、|和|与|及/).map((name) => `${trimIndicator(name)}${groups.tail ?? ''}`);
  return apart && names.length === measures.length && names.every((name) => name.length > 1) ? names : null;
}

/** Every figure with a unit, growth rates, shares and fractions of a clause. */
export function figureFacts(scene: Scene, previous: string): ProposedFact[] {
  if (FIRST_PERSON.test(scene.clause.text) && /“|”/.test(scene.before + scene.clause.text)) return [];
  const facts: ProposedFact[] = [];
  const measures = measuresOf(scene.mined).filter((measure) => measure.from >= scene.start);
  let zone = Math.max(scene.start, scene.resolved.predicateAt);
  let indicator = previous;
  const inOrder = namesInOrder(scene, zone, measures);
  measures.forEach((measure, index) => {
    const from = Math.min(zone, measure.from);
    const place = { measure, zone: from, next: measures[index + 1] };
    if (skips(scene, place)) {
      const kept =
        /以[上下]/.test(measure.qualifierText) || /(?:由|从)[^,]{0,12}$/.test(scene.mined.slice(from, measure.from));
      if (!kept) zone = Math.max(zone, measure.to);
      return;
    }
    const drafted = draftOf(scene, place, indicator);
    if (!drafted) return;
    const own = inOrder?.[index];
    const draft = own === undefined ? drafted : { ...drafted, indicator: own };
    facts.push(settle(scene, draft));
    if (draft.rule !== 'figure.change') indicator = draft.indicator;
    zone = draft.counted;
  });
  return facts;
}

const MEMBERS =
  /^(?<name>.*(?:走廊|城市群|都市圈|示范区))(?<number>[二两三四五六七八九十]{1,2}|\d{1,2})(?:座?城市?|市)$/;

/** 长三角G60科创走廊九城市: the name itself says how many members there are. */
function memberFacts(scene: Scene): ProposedFact[] {
  const { subject, predicateAt } = scene.resolved;
  const match = MEMBERS.exec(subject.name);
  const at = match ? scene.named.indexOf(subject.name) : -1;
  if (!match || at < 0 || at > predicateAt) return [];
  const name = match.groups?.name ?? '';
  const whole: Subject = { name, type: 'place', code: scene.context.gazetteer.byName(name)?.code ?? null };
  const value = { kind: 'number', exact: digitsOf(match.groups?.number ?? '') } as const;
  return [
    settle(scene, {
      rule: 'word.members',
      subject: whole,
      indicator: '成员城市',
      value,
      unit: '个',
      period: null,
      state: 'result',
      span: { from: at, to: at + subject.name.length },
    }),
  ];
}

/** 三大重点区域, 三方联建, 翻一番: figures that are words. */
export function wordFigures(scene: Scene, previous: string): ProposedFact[] {
  const facts: ProposedFact[] = memberFacts(scene);
  const { clause, mined, start } = scene;
  for (const match of mined.matchAll(CHINESE_BIG)) {
    if (match.index < start) continue;
    const to = match.index + match[0].length;
    const noun = clause.text.slice(to - (match.groups?.noun ?? '').length, to);
    facts.push(
      settle(scene, {
        rule: 'word.big',
        indicator: noun.replace(/[“”]/g, ''),
        value: { kind: 'number', exact: digitsOf(match.groups?.number ?? '') },
        unit: /举措|措施|任务|工程|行动|政策|服务/.test(noun) ? '项' : '个',
        span: { from: match.index, to },
      }),
    );
  }
  for (const match of mined.matchAll(SIDES)) {
    const to = match.index + match[0].length;
    const what = nounAfter(mined, to + (/开展|签署|签订/.test(mined.slice(to, to + 2)) ? 2 : 0));
    const sides = bodiesOf(scene, mined.slice(start, match.index).replace(/^(?:.*?与|由)/, ''));
    const subject = sides[0]
      ? { subject: { ...sides[0], name: sides.map((side) => side.name).join('、'), code: null } }
      : {};
    facts.push(
      settle(scene, {
        rule: 'word.sides',
        ...subject,
        indicator: what.text || '联建',
        value: { kind: 'number', exact: digitsOf(match.groups?.number ?? '') },
        unit: '方',
        span: { from: start, to: what.to },
      }),
    );
  }
  for (const match of mined.matchAll(DOUBLED)) {
    const before = trimIndicator(scene.named.slice(Math.max(start, scene.resolved.predicateAt), match.index)).replace(
      /同比$/,
      '',
    );
    facts.push(
      settle(scene, {
        rule: 'word.doubled',
        indicator: before || previous,
        value: { kind: 'number', exact: match.groups?.times === '两' ? '4' : '2' },
        unit: '倍',
        qualifiers: /近/.test(match.groups?.near ?? '') ? ['nearly'] : [],
        qualifierText: match.groups?.near ?? '',
        span: { from: start, to: match.index + match[0].length },
      }),
    );
  }
  return facts;
}
