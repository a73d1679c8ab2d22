import type { Gazetteer } from './gazetteer.ts';
import { kindByEnding } from './nameParts.ts';
import type { Subject, SubjectType } from './subjects.ts';

/** Who was spoken of so far, latest last, and the topic the headline gave. */
export interface Memory {
  readonly gazetteer: Gazetteer;
  readonly seen: Subject[];
  topic: Subject | null;
}

/** How many names back an alias may reach. */
const REACH = 200;

const REGION_ALIAS =
  /^(?:[该本我全此](?=区|市|县|省|镇|乡|村|街道)|这[个座])(区|市|县|省|镇|乡|村|街道)(?![委政府])|^([区市县镇])内(?!外)|^当地/;
const KIND_ALIAS =
  /^(?:[该本此]|这[个家座])?(联盟|园区|公司|集团|中心|平台|学校|学院|医院|街道|开发区|高新区|科技城|新城|走廊|基金|合作社|银行|联合体|机构|新区)(?!党|内外|化|制|间)/;
const NAMED_ALIAS = /^[该本此](产品|计划|行动|工程|企业|单位|项目|行(?![业为动政])|镇|院|所|校|基地)/;
const MEETING_ALIAS = /^(?:本届|本次|该|此次|这届)(?:赛事|展会|展览会|博览会|大会|大赛|比赛|马拉松|交易会)/;
const MEETING = /(?:马拉松|展|博览会|展览会|交易会|展销会|运动会|大赛|锦标赛|节)$/;
const PAPER_ALIAS = /^(?:该|本|《)?(条例|办法|方案|意见|措施|规划|规定|细则|政策)(?=共|自|分为|由|包括|全文|于|将于)/;
const LEGAL_FORM = /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|集团)$/;
const BY_KIND: Readonly<Record<string, SubjectType>> = {
  公司: 'organisation',
  集团: 'organisation',
  园区: 'park',
  联盟: 'alliance',
  平台: 'product',
  产品: 'product',
  计划: 'product',
  行动: 'product',
  工程: 'product',
  企业: 'organisation',
  项目: 'product',
  基地: 'park',
};

export function remember({ seen }: Memory, subject: Subject): void {
  if (seen.at(-1)?.name !== subject.name) seen.push(subject);
  if (seen.length > REACH) seen.shift();
}

export const lastSeen = ({ seen }: Memory, fits: (subject: Subject) => boolean): Subject | null =>
  seen.findLast(fits) ?? null;

const lastEnding = (memory: Memory, word: string): Subject | null =>
  lastSeen(memory, (known) => known.name.length > word.length && known.name.endsWith(word));

const lastSchool = (memory: Memory, word: string): Subject | null =>
  word === '学校' ? lastSeen(memory, (known) => /(?:大学|学院|中学|小学)$/.test(known.name)) : null;

/** 九城市, 三县: several places together are none of them. */
const SEVERAL = /(?:[二两三四五六七八九十\d]|各|等)(?:城市|[区市县])/;

/** 全区 after 松江 means the place that was named, with or without its ending. */
function regionOf(memory: Memory, word: string): Subject | null {
  const exact = lastSeen(
    memory,
    (known) => known.type === 'place' && known.name.endsWith(word) && !SEVERAL.test(known.name),
  );
  if (exact) return exact;
  const within = lastSeen(
    memory,
    (known) => known.type !== 'park' && known.name.includes(word) && !SEVERAL.test(known.name),
  );
  const cut = within ? within.name.slice(0, within.name.indexOf(word) + word.length) : '';
  if (cut.length >= 3 && word.length === 1)
    return { name: cut, type: 'place', code: memory.gazetteer.byName(cut)?.code ?? null };
  return memory.topic?.type === 'place' ? memory.topic : null;
}

/** 我县 on the page of a cooperative: a county nobody named, and surely not the cooperative. */
const unnamedRegion = ({ topic }: Memory, word: string): Subject | null =>
  topic?.type === 'organisation' ? { name: `全${word}`, type: 'place', code: null } : null;

export interface Named {
  readonly subject: Subject;
  readonly length: number;
}

/** 该区, 全市, 联盟, 公司, 办法自…起: what a text calls by its kind once it has named it. `subject` null: it names nobody known. */
export function aliasAt(memory: Memory, text: string): { subject: Subject | null; length: number } | null {
  const region = REGION_ALIAS.exec(text);
  if (region) {
    const word = region[1] ?? region[2];
    const subject =
      word === undefined
        ? lastSeen(memory, (known) => known.type === 'place')
        : (regionOf(memory, word) ?? unnamedRegion(memory, word));
    return { subject, length: region[0].length };
  }
  const kind = KIND_ALIAS.exec(text) ?? NAMED_ALIAS.exec(text);
  if (kind) {
    const word = kind[1] ?? '';
    const type = BY_KIND[word];
    const ofType = type ? lastSeen(memory, (known) => known.type === type) : null;
    const subject = lastEnding(memory, word) ?? lastSchool(memory, word) ?? ofType;
    return subject ? { subject, length: kind[0].length } : null;
  }
  const meeting = MEETING_ALIAS.exec(text);
  const met = meeting ? lastSeen(memory, (known) => MEETING.test(known.name)) : null;
  if (meeting && met) return { subject: met, length: meeting[0].length };
  const paper = PAPER_ALIAS.exec(text);
  const policy = paper ? lastSeen(memory, (known) => known.type === 'policy') : null;
  return paper && policy ? { subject: policy, length: paper[0].length } : null;
}

/** A name without its legal form, once it was written in full. */
export function shortFormAt({ seen }: Memory, text: string): Named | null {
  for (const subject of seen) {
    const short = subject.name.replace(LEGAL_FORM, '');
    // 大河湾: no ending says that it is a name; it was one before.
    if (subject.name.length >= 3 && text.startsWith(subject.name) && kindByEnding(subject.name) === null)
      return { subject, length: subject.name.length };
    if (short.length >= 3 && short !== subject.name && text.startsWith(short)) return { subject, length: short.length };
  }
  return null;
}

/** A name that is only the end of one that was written in full before. */
export function inFull(memory: Memory, subject: Subject): Subject {
  if (subject.code !== null || subject.name.length > 6) return subject;
  const { name, type } = subject;
  return (
    lastSeen(memory, (other) => other.type === type && other.name.length > name.length && other.name.endsWith(name)) ??
    subject
  );
}
