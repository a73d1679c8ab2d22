import type { Bilingual, Verdict } from './assessment.schema.ts';
import type { Judgement } from './judge.ts';
import type { Version } from './program.ts';
import { conditionText } from './readableCondition.ts';
import { type Condition, isBranch } from './rule.ts';

/** What one program means for a population: counts, never names. */
export interface Tally {
  readonly total: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly near: number;
  /** Conditions by how many subjects fail them, most first; `alone` of those fail nothing else. */
  readonly excluding: readonly {
    readonly conditionId: string;
    readonly text: Bilingual;
    readonly failed: number;
    readonly alone: number;
  }[];
  /** Facts by how many answers wait for them, most first. */
  readonly lacking: readonly { readonly key: string; readonly waiting: number }[];
}

/** Adds up judgements of one program on one day. Place failures count as not applicable, not as exclusions. */
export function tally(judgements: Iterable<Judgement>): Tally {
  const counts: Record<Verdict, number> = {
    not_applicable: 0,
    not_eligible: 0,
    needs_data: 0,
    needs_person: 0,
    eligible: 0,
  };
  const failed = new Map<string, { failed: number; alone: number }>();
  const waiting = new Map<string, number>();
  const texts = new Map<string, Bilingual>();
  let near = 0;
  let total = 0;
  for (const one of judgements) {
    total += 1;
    counts[one.verdict] += 1;
    if (one.near) near += 1;
    for (const key of new Set(one.missing.map(({ gap }) => gap.key))) waiting.set(key, (waiting.get(key) ?? 0) + 1);
    if (one.verdict !== 'not_eligible') continue;
    if (texts.size === 0) for (const [id, text] of conditionTexts(one.version)) texts.set(id, text);
    for (const id of one.failing) {
      const entry = failed.get(id) ?? { failed: 0, alone: 0 };
      entry.failed += 1;
      if (one.sole.includes(id)) entry.alone += 1;
      failed.set(id, entry);
    }
  }
  const excluding = [...failed]
    .map(([conditionId, entry]) => ({
      conditionId,
      text: texts.get(conditionId) ?? { zh: conditionId, en: conditionId },
      ...entry,
    }))
    .sort((a, b) => b.failed - a.failed || b.alone - a.alone || (a.conditionId < b.conditionId ? -1 : 1));
  const lacking = [...waiting]
    .map(([key, count]) => ({ key, waiting: count }))
    .sort((a, b) => b.waiting - a.waiting || (a.key < b.key ? -1 : 1));
  return { total, counts, near, excluding, lacking };
}

/** The words of every condition of a version, by id. */
export function conditionTexts(version: Version | null): ReadonlyMap<string, Bilingual> {
  const texts = new Map<string, Bilingual>();
  if (version) collectTexts(version.conditions, texts);
  return texts;
}

function collectTexts(node: Condition, texts: Map<string, Bilingual>): void {
  texts.set(node.id, conditionText(node));
  if (isBranch(node)) for (const child of node.of) collectTexts(child, texts);
  if (node.waivedWhen) collectTexts(node.waivedWhen, texts);
}
