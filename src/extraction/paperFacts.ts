import type { ProposedFact } from './extraction.ts';
import { type Scene, settle } from './scene.ts';
import { paperState } from './state.ts';
import type { Subject } from './subjects.ts';

const TITLE = '《[^《》\\n]{2,80}》';
const BEFORE = new RegExp(
  `(?<verb>审议通过|审议并通过|联合印发|印发|出台|发布|制定|颁布|公布|推出|下发|通过|审议|形成|实施)(?:了|并?实施)?(?:关于)?(?<titles>${TITLE}(?:[、和及]?${TITLE}){0,6})`,
  'g',
);
const AFTER = new RegExp(
  `(?<titles>${TITLE})(?:也|已|已经|将|于|正式|近日|日前|自|今起|\\ufffc){0,5}(?<verb>经?[^,《》]{0,16}(?:审议通过|通过[^,]{0,14}审议|出台|印发|发布|施行|生效|实施))`,
  'g',
);
const ALIAS =
  /^(?:该|本)?(?:条例|办法|规定|细则|措施|意见|政策|规划|方案)(?:自|从|将于|于)(?<date>\d{4}年\d{1,2}月\d{1,2}日)起(?:正式)?(?:施行|实施|生效)/;
const DATED = /自(?<date>\d{4}年\d{1,2}月\d{1,2}日)起/;

const list = (titles: string): string[] => [...titles.matchAll(/《([^《》]+)》/g)].map((match) => match[1] ?? '');

function inForce(scene: Scene, subject: Subject, date: string, to: number): ProposedFact {
  return settle(scene, {
    rule: 'paper.inForce',
    subject,
    indicator: '施行',
    value: { kind: 'text', text: date },
    state: 'inForce',
    span: { from: scene.start, to },
  });
}

/** Papers that were issued, passed or came into force; the three are never taken for each other. */
export function paperFacts(scene: Scene): ProposedFact[] {
  const { clause, start } = scene;
  const rest = clause.text.slice(start);
  const alias = ALIAS.exec(rest);
  const policy = scene.resolver.lastOf('policy');
  if (alias && policy) return [inForce(scene, policy, alias.groups?.date ?? '', start + alias[0].length)];
  const facts: ProposedFact[] = [];
  const matches = [...rest.matchAll(BEFORE), ...rest.matchAll(AFTER)];
  for (const match of matches) {
    const titles = list(match.groups?.titles ?? '');
    const from = start + match.index;
    const to = from + match[0].length;
    for (const title of titles) scene.resolver.see({ name: title, type: 'policy', code: null });
    const date = DATED.exec(match[0])?.groups?.date;
    const [only] = titles;
    if (date && only) facts.push(inForce(scene, { name: only, type: 'policy', code: null }, date, to));
    else {
      const state = paperState(match.groups?.verb ?? '');
      for (const title of titles) {
        const own = scene.resolved.subject.name === title;
        facts.push(
          settle(scene, {
            rule: 'paper.issued',
            ...(own ? { subject: issuer(scene, title) } : {}),
            indicator: '文件',
            value: { kind: 'text', text: title },
            state,
            span: { from, to },
          }),
        );
      }
    }
  }
  return facts;
}

/** 《…办法》已通过审议 is told of who makes it; where nobody is named, of the place or park the title speaks of, else of the paper. */
function issuer(scene: Scene, title: string): Subject {
  const maker = scene.resolver.lastOf('place') ?? scene.resolver.lastOf('park');
  const park = scene.resolver.lastOf('park');
  return park && title.includes(park.name) ? park : (maker ?? { name: title, type: 'policy', code: null });
}
