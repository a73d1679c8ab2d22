import type { ProposedFact } from './extraction.ts';
import { mentionAt } from './mentions.ts';
import { kindByEnding } from './nameParts.ts';
import { type Scene, settle } from './scene.ts';
import type { Subject } from './subjects.ts';

const UNVEILED =
  /^(?<lead>(?:会上|仪式上|现场|活动中|随后|当天|由| ){0,3})(?<parties>[^“”]{2,120}?)(?:共同|联合|一起)?(?:为|给)“(?<name>[^”]{2,30})”(?:正式|联合|共同)?(?:揭牌|授牌|揭幕)/;

/** The bodies of a list; whoever is none (a person with a title) is left out. */
export function bodiesOf(scene: Scene, words: string): Subject[] {
  const bodies: Subject[] = [];
  for (const piece of words.split(/、|以及|及|和|与/)) {
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
  const name = match.groups?.name ?? '';
  if (bodies.length === 0) return [];
  const subject: Subject = {
    name,
    type: kindByEnding(name) ?? 'product',
    code: scene.context.gazetteer.byName(name)?.code ?? null,
  };
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
