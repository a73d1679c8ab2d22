import { aliasAt, inFull, lastSeen, type Memory, remember, shortFormAt } from './aliases.ts';
import type { Gazetteer } from './gazetteer.ts';
import { informantAt } from './informants.ts';
import { beginsPredicate, isSpeaker, type Mention, mentionAt, skipLeadIn } from './mentions.ts';
import type { Subject, SubjectType } from './subjects.ts';

export interface Resolved {
  readonly subject: Subject;
  /** Where the predicate begins in the clause: behind the name, 0 where it was not named here. */
  readonly predicateAt: number;
  readonly unclear: boolean;
}

/** Follows who is spoken of, clause by clause. */
export interface Resolver {
  readonly startParagraph: () => void;
  readonly startSentence: () => void;
  readonly clause: (named: string, start: number) => Resolved;
  /** An item of a list, 技术中心:287个: its name is what is counted, unless it is a place; told of what the page is about. */
  readonly item: (named: string) => Resolved;
  /** Another item, 覆盖企业4200家: told of whom it names, else of what the page is about. */
  readonly bullet: (named: string) => Resolved;
  readonly see: (subject: Subject) => void;
  /** A line of its own that is a name: what follows is told of it. */
  readonly heading: (subject: Subject) => void;
  readonly lastOf: (type: SubjectType) => Subject | null;
}

const PIVOT = /^(?:协调|组织|带动|指导|推动|会同|率领|携手)(?=.{2,30}$)/;
const ENTERING = /^(?:走进|来到|走访|记者来到|记者走进|在)(?=.{2,24}$)/;
/** 甲牵头成立的“乙”吸纳…: what follows is told of 乙. */
const MADE =
  /^[^,“”]{2,40}?(?:成立|发起|打造|组建|建设|运营|设立|主办|研发|共建|设计)的(?=“|[\u4e00-\u9fff]{2,12}(?:基地|项目|基金))/;
/** 江东银行、海联银行等6家: those listed are counted, what follows is not told of the first of them. */
const LISTED =
  /^(?:、[^,]{2,60}?|)等(?:\d{1,4}|[二两三四五六七八九十]{1,3})(?:余|多)?[家个所位名]|^、[^,]{2,60}?等[^,、]{0,8}(?:机构|企业|单位|银行|部门)(?=为|与|向|共|给)/;
/** 二期项目总投资…: a thing that is built, named by what it is. */
const BUILT =
  /^(?<name>[^,、。“”的\d\ufffc]{2,14}?(?:项目|基地|工程|院区|校区|厂区|厂房))(?=总投资|计划投资|预计投资|占地|用地|总建筑面积|建筑面积|规划面积|规划用地|设计)/;
/** 大河湾已集聚…, 大河湾将新增…: a name without an ending of its own stands before these. */
const BARE =
  /^(?<name>[\u4e00-\u9fff]{2,9}?)(?=(?:已|将|力争|计划|累计|现)(?:经|累计)?(?:集聚|汇聚|聚集|拥有|建成|建设|引进|新增|吸引|落户|引育|孵化|培育|形成|布局|入驻|有(?!望|效)|举办|投入|完成(?!率))|新增|拥有|现有|共有)/;
/** 澄湖马拉松在…开跑, 滨江展览会在…闭幕: the meeting itself is told of. */
const MEETING =
  /^(?:第[一二三四五六七八九十\d]{1,3}届)?(?<name>[^,、。“”的]{2,20}?(?:马拉松|博览会|展览会|交易会|展销会|运动会|大赛|锦标赛|艺术节|文化节|旅游节))(?=[在于](?:[^,]{2,20})(?:举行|举办|开幕|闭幕|落幕|落下|收官|鸣枪|开赛|启动|拉开|圆满))/;
/** 全国共有…, 我国约有…: told of the country in this clause, and of whom it was told before in the next. 全国首个 and 全国1/5 only compare. */
const COUNTRY =
  /^(?<name>全国|我国|中国)(?=(?:已|将|目前|现|累计|共|约|共计|总计|登记|新增|拥有|现有|有(?!名|[限效机])|上半年|全年|规模以上|规上|实现|完成|建成|[\u4e00-\u9fff]{2,14}?(?:达|突破|超过|为|共|约|同比|增长)[^,]{0,6}\d))(?!首|第|率先|领先|最|一流|唯一|前|[^,]{0,10}(?:位|强|名)(?:$|,))/;
/** 组建了甲联盟: who is made here may be told of as 联盟 next. */
const FOUNDING = /(?:组建|成立|发起|共建|加入|打造|揭牌)(?:了)?(?=[“\u4e00-\u9fff]{4,40}(?:联盟|联合体|共同体))/g;
const BARE_NAME = /[湾港岛洲滩谷城坊里源园场湖街港]$/;
const ARTICLE: Subject = { name: '文章', type: 'article', code: null };

interface Thread {
  readonly memory: Memory;
  current: Subject | null;
  /** The subject comes from an earlier paragraph. */
  carried: boolean;
  /** 协调九城市, …: who was set to work, told of until the sentence ends. */
  pivot: Subject | null;
}

/** Somebody named in a clause: whether what follows is told of them, and where it begins. */
interface Turn {
  readonly as: 'subject' | 'pivot' | 'speaker' | 'informant' | 'country' | 'nobody';
  readonly subject: Subject | null;
  readonly to: number;
}

/** 策源地松江在…: a known place behind a word that only describes it. */
function placeBehind(gazetteer: Gazetteer, named: string, at: number): Mention | null {
  for (let step = 2; step <= 6; step++) {
    if (gazetteer.longestAt(named, at + step)?.entry.type !== 'place') continue;
    const plain = /^[\u4e00-\u9fff]+$/.test(named.slice(at, at + step)) && !beginsPredicate(named, at);
    const mention = plain ? mentionAt(named, at + step, gazetteer) : null;
    return mention && beginsPredicate(named, mention.to) ? mention : null;
  }
  return null;
}

/** 协调长三角G60科创走廊九城市, / 走进蓝湾科技城,: a clause that only brings somebody in. */
function broughtIn({ gazetteer }: Memory, named: string, at: number): Turn | null {
  const rest = named.slice(at);
  const entering = ENTERING.exec(rest);
  const turn = PIVOT.exec(rest) ?? entering;
  const mention = turn ? mentionAt(named, at + turn[0].length, gazetteer) : null;
  if (!mention || mention.to < named.trimEnd().length - 1) return null;
  return { as: entering ? 'subject' : 'pivot', subject: mention.subject, to: mention.to };
}

/** 二期项目, 大河湾: names that only what stands behind them shows. */
function shownBehind(named: string, at: number): Turn | null {
  const rest = named.slice(at, at + 40);
  const built = BUILT.exec(rest)?.groups?.name;
  if (built !== undefined && !beginsPredicate(named, at))
    return { as: 'subject', subject: { name: built, type: 'product', code: null }, to: at + built.length };
  const meeting = MEETING.exec(rest);
  if (meeting)
    return {
      as: 'subject',
      subject: { name: meeting.groups?.name ?? '', type: 'product', code: null },
      to: at + meeting[0].length,
    };
  const bare = BARE.exec(rest)?.groups?.name;
  if (bare === undefined || bare.length < 3 || !BARE_NAME.test(bare) || beginsPredicate(named, at)) return null;
  return { as: 'subject', subject: { name: bare, type: 'park', code: null }, to: at + bare.length };
}

/** 据…介绍 and what the same clause says behind it. */
function informed(memory: Memory, named: string, start: number): Turn | null {
  const informant = informantAt(named.slice(start), memory.gazetteer);
  if (!informant) return null;
  const to = start + informant.length;
  const turn = turnIn(memory, named, to);
  if (turn.as !== 'nobody') {
    if (informant.home) remember(memory, informant.home);
    return turn;
  }
  const page = informant.office && memory.topic?.type === 'place' ? memory.topic : null;
  return { as: 'informant', subject: informant.home ?? page, to };
}

function turnIn(memory: Memory, named: string, start: number): Turn {
  const told = informed(memory, named, start);
  if (told) return told;
  // 作为系列活动之一, …: what something is one of is not what is told of.
  if (/^[^,]{0,6}作为.{2,60}(?:之一|重要组成部分)$/.test(named.slice(start).trimEnd()))
    return { as: 'nobody', subject: null, to: start };
  const at = start + skipLeadIn(named.slice(start));
  const rest = named.slice(at);
  const country = COUNTRY.exec(rest)?.groups?.name;
  if (country !== undefined)
    return { as: 'country', subject: { name: country, type: 'place', code: null }, to: at + country.length };
  const alias = aliasAt(memory, rest);
  if (alias) return { as: alias.subject ? 'subject' : 'nobody', subject: alias.subject, to: at + alias.length };
  const entered = broughtIn(memory, named, at);
  if (entered) return entered;
  const made = MADE.exec(rest);
  const product = made ? mentionAt(named, at + made[0].length, memory.gazetteer) : null;
  if (product) return { as: 'subject', subject: product.subject, to: product.to };
  const short = shortFormAt(memory, rest);
  const whole = short ? mentionAt(named, at, memory.gazetteer) : null;
  // 大河湾产业联盟 is not 大河湾, though it begins with it.
  const longer = short && whole && whole.to > at + short.length && whole.subject.type === 'alliance';
  if (short && !longer) return { as: 'subject', subject: short.subject, to: at + short.length };
  const shown = shownBehind(named, product === null && made ? at + made[0].length : at);
  if (shown) return shown;
  const mention = mentionAt(named, at, memory.gazetteer) ?? placeBehind(memory.gazetteer, named, at);
  if (!mention || LISTED.test(named.slice(mention.to, mention.to + 80)))
    return { as: 'nobody', subject: null, to: start };
  const speaks = isSpeaker(named, mention);
  return {
    as: speaks ? 'speaker' : 'subject',
    subject: speaks ? mention.subject : inFull(memory, mention.subject),
    to: mention.to,
  };
}

/** Alliances that a clause founds or joins are known from then on. */
function rememberFounded(memory: Memory, named: string): void {
  for (const match of named.slice(0, 240).matchAll(FOUNDING)) {
    const mention = mentionAt(named, match.index + match[0].length, memory.gazetteer);
    if (mention?.subject.type === 'alliance') remember(memory, mention.subject);
  }
}

function follow(thread: Thread, turn: Turn): Resolved {
  const { memory } = thread;
  if (turn.as === 'country' && turn.subject) return { subject: turn.subject, predicateAt: turn.to, unclear: false };
  // “创新指数”跃居第二: an index stands for whom it measures, and for its clause only.
  if (turn.as === 'subject' && turn.subject?.name.endsWith('指数'))
    return { subject: turn.subject, predicateAt: turn.to, unclear: false };
  if (turn.subject) remember(memory, turn.subject);
  if (turn.as === 'pivot') thread.pivot = turn.subject;
  if (turn.as === 'subject' || (turn.as === 'informant' && turn.subject !== null)) {
    thread.current = turn.subject;
    thread.carried = false;
    thread.pivot = null;
    memory.topic ??= turn.subject;
  }
  const subject = thread.pivot ?? thread.current;
  return { subject: subject ?? ARTICLE, predicateAt: turn.to, unclear: subject === null || thread.carried };
}

/** A new paragraph goes on about the topic where the last one ended with a body of the place, not with the place. */
function startParagraph(thread: Thread): void {
  const { topic } = thread.memory;
  const settled = thread.current?.type === 'organisation' && topic !== null && topic.type !== 'organisation';
  thread.current = settled ? topic : thread.current;
  thread.carried = true;
  thread.pivot = null;
}

const toldOfPage = ({ memory, current }: Thread): Resolved => ({
  subject: memory.topic ?? current ?? ARTICLE,
  predicateAt: 0,
  unclear: true,
});

function bullet(thread: Thread, named: string): Resolved {
  const turn = turnIn(thread.memory, named, 0);
  const isNamed = turn.as === 'subject' && (turn.subject?.name.length ?? 0) > 2;
  return isNamed ? follow(thread, turn) : toldOfPage(thread);
}

function item(thread: Thread, named: string): Resolved {
  const { memory } = thread;
  const mention = mentionAt(named, skipLeadIn(named), memory.gazetteer);
  if (mention?.subject.type === 'place' && named[mention.to] === ':')
    return { subject: mention.subject, predicateAt: mention.to + 1, unclear: false };
  return toldOfPage(thread);
}

/** `isReport`: every sentence that names nobody is told of the topic, not of whom the sentence before was about. */
export function startResolver(gazetteer: Gazetteer, isReport: boolean, topic: Subject | null): Resolver {
  const memory: Memory = { gazetteer, seen: topic ? [topic] : [], topic };
  const thread: Thread = { memory, current: topic, carried: true, pivot: null };
  return {
    startParagraph: () => startParagraph(thread),
    startSentence: () => {
      thread.pivot = null;
      if (!isReport || memory.topic?.type !== 'place') return;
      thread.current = memory.topic;
      thread.carried = true;
    },
    item: (named) => item(thread, named),
    bullet: (named) => bullet(thread, named),
    see: (subject) => remember(memory, subject),
    heading: (subject) => void follow(thread, { as: 'subject', subject, to: 0 }),
    lastOf: (type) => lastSeen(memory, (subject) => subject.type === type),
    clause: (named, start) => {
      const resolved = follow(thread, turnIn(memory, named, start));
      rememberFounded(memory, named);
      return resolved;
    },
  };
}
