import type { ProposedFact } from './extraction.ts';
import { mentionAt } from './mentions.ts';
import { kindByEnding } from './nameParts.ts';
import { type Scene, settle } from './scene.ts';
import type { Subject } from './subjects.ts';

const UNVEILED =
  /^(?<lead>(?:会上|仪式上|现场|活动中|随后|当天|由|当日| |,){0,3})(?<parties>[^“”]{2,120}?)(?:共同|联合|一起|分别)?(?:为|给)(?:“(?<name>[^”]{2,30})”|(?<plain>[^“”,]{2,24}?))(?:正式|联合|共同)?(?:揭牌|授牌|揭幕)/;

/** 为联盟揭牌: the one that was spoken of last; a name that is written out stands for itself. */
function unveiledSubject(scene: Scene, name: string | undefined, plain: string): Subject | null {
  const { gazetteer } = scene.context;
  if (name !== undefined)
    return { name, type: kindByEnding(name) ?? 'product', code: gazetteer.byName(name)?.code ?? null };
  const bare = plain.replace(/^[该本]/, '');
  const type = kindByEnding(bare);
  if (type === null) return null;
  const last = scene.resolver.lastOf(type);
  if (last && last.name !== bare && last.name.endsWith(bare)) return last;
  return bare.length >= 4 ? { name: bare, type, code: gazetteer.byName(bare)?.code ?? null } : null;
}

/** No list of the field names more in one clause. */
const MAX_BODIES = 16;

/** The bodies of a list; whoever is none (a person with a title) is left out. */
export function bodiesOf(scene: Scene, words: string): Subject[] {
  const bodies: Subject[] = [];
  for (const piece of words.split(/、|以及|及|和|与/, MAX_BODIES)) {
    const name = piece.trim().replace(/等$/, '');
    const entry = scene.context.gazetteer.byName(name);
    const mention = mentionAt(name, 0, scene.context.gazetteer);
    const type =
      entry?.type ??
      (mention && mention.to === name.length ? mention.subject.type : null) ??
      (name.length <= 24 ? kindByEnding(name) : null);
    if (type !== null && name.length >= 2) bodies.push({ name, type, code: entry?.code ?? null });
  }
  return bodies;
}

/** 甲、乙及丙共同为“丁”揭牌 → 丁, unveiled by 甲, 乙, 丙. */
export function unveiledFacts(scene: Scene): ProposedFact[] {
  const match = UNVEILED.exec(scene.clause.text);
  if (!match) return [];
  const bodies = bodiesOf(scene, match.groups?.parties ?? '');
  const subject = unveiledSubject(scene, match.groups?.name, match.groups?.plain ?? '');
  if (bodies.length === 0 || subject === null) return [];
  scene.resolver.see(subject);
  return [
    settle(scene, {
      rule: 'list.unveiled',
      subject,
      indicator: '揭牌方',
      value: { kind: 'list', items: bodies.map((body) => body.name) },
      span: { from: (match.groups?.lead ?? '').length, to: match[0].length },
    }),
  ];
}
