import type { ProposedFact } from './extraction.ts';
import { mentionAt } from './mentions.ts';
import { type Scene, settle } from './scene.ts';
import type { Subject } from './subjects.ts';

const DAY =
  /^\s*(?:记者[^,]{0,12}(?:报道|获悉))?\s*(?<day>\d{1,2}月\d{1,2}日(?:[至—~-]\d{1,2}日)?(?:上午|下午|晚)?|\d{4}年\d{1,2}月\d{1,2}日)$/;
const HELD =
  /^(?<event>.{3,60}?(?:会|大会|仪式|论坛|峰会|活动|沙龙|会议|培训班|大赛|比赛|展览|博览会|推介|决赛|启动礼|联学|周|节))(?:在(?<place>[^,]{2,24}?))?(?:顺利|成功|隆重|正式)?(?:举行|召开|举办|开幕|启动|闭幕|开班|落幕)/;
const BEGUN =
  /^(?<event>.{3,40}?)(?:正式|在[^,]{2,16}|顺利)*(?<verb>成立|揭牌|开通|投用|启用|开园|开工|竣工)(?=$|[,。初运试])/;

/** The bodies a meeting's name begins with: 甲工作党委、乙区委主题教育联学会 → 甲工作党委、乙区委. */
function hosts(scene: Scene, event: string, at: number): { subject: Subject | null; length: number } {
  const names: Subject[] = [];
  let here = 0;
  for (let turn = 0; turn < 6; turn++) {
    const mention = mentionAt(scene.named, at + here, scene.context.gazetteer);
    if (!mention || mention.to - at > event.length) break;
    names.push(mention.subject);
    here = mention.to - at;
    if (!/[、和与]/.test(event[here] ?? '')) break;
    here += 1;
  }
  const [first] = names;
  if (!first) return { subject: null, length: 0 };
  return {
    subject: names.length === 1 ? first : { ...first, name: names.map((name) => name.name).join('、'), code: null },
    length: here,
  };
}

/** `1月18日,甲、乙联学会在丙举行`: who met, for what, on which day. Needs the clause with the day right before. */
export function eventFacts(scene: Scene, dayClause: { text: string; from: number } | null): ProposedFact[] {
  const { clause, context } = scene;
  const day = dayClause
    ? (DAY.exec(dayClause.text.slice(-24).trim()) ??
      /(?<day>\d{1,2}月\d{1,2}日(?:[至—~-]\d{1,2}日)?(?:上午|下午|晚)?)$/.exec(dayClause.text))
    : null;
  if (!dayClause || !day) return [];
  const held = HELD.exec(clause.text) ?? BEGUN.exec(clause.text);
  if (!held) return [];
  const event = held.groups?.event ?? '';
  const host = hosts(scene, event, 0);
  const place = held.groups?.place;
  const there = place ? mentionAt(scene.named, held[0].indexOf(place), context.gazetteer) : null;
  const subject = host.subject ?? there?.subject;
  const rest = event.slice(host.length).replace(/[“”、的]/g, '');
  const word = day.groups?.day ?? '';
  const from = dayClause.from + dayClause.text.lastIndexOf(word) - clause.from;
  return [
    settle(scene, {
      rule: held.groups?.verb ? 'event.begun' : 'event.held',
      ...(subject ? { subject } : {}),
      indicator: rest === '' ? (held.groups?.verb ?? '会议') : rest,
      value: { kind: 'text', text: word },
      state: 'result',
      span: { from, to: held[0].length },
    }),
  ];
}
