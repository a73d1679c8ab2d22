import { dayInShanghai } from '../../kernel/clock.ts';
import type { WriteEpochs } from '../../storage/epochs.ts';
import type { Use } from '../../storage/use.ts';
import { dayNumber, type Graph } from './graph.rules.ts';
import { nodeOfOrg } from './graph.service.ts';
import { alliancesNamed } from './network.queries.ts';
import type { Eyes } from './survey.rules.ts';

/** What a reader is to alliances. Kept as long as the reader's actor is (ADR 0004): exact within a process, a second for writes of others. */

const TABLES = ['alliance_members', 'alliance_bodies', 'alliances', 'organisations'];
const REMEMBER_MS = 1_000;
const MAX_READERS = 1_000;

interface Known {
  readonly epoch: number;
  readonly at: number;
  readonly alliances: readonly number[];
}
const memories = new WeakMap<WriteEpochs, Map<number, Known>>();

async function alliancesOf({ tx, actor }: Use): Promise<readonly number[]> {
  const memory = memories.get(tx.epochs) ?? new Map<number, Known>();
  memories.set(tx.epochs, memory);
  const epoch = tx.epochs.of(TABLES);
  const known = memory.get(actor.org);
  if (known && known.epoch === epoch && performance.now() - known.at < REMEMBER_MS) return known.alliances;
  const alliances = [...(await alliancesNamed(tx, actor.org))].sort((a, b) => a - b);
  if (memory.size >= MAX_READERS) memory.clear();
  memory.set(actor.org, { epoch, at: performance.now(), alliances });
  return alliances;
}

export interface Reader {
  readonly eyes: Eyes;
  readonly alliances: readonly number[];
  /** Tells readers apart who see different things. */
  readonly key: string;
}

export async function readerOf(use: Use, graph: Graph): Promise<Reader> {
  const alliances = await alliancesOf(use);
  const named = new Set(alliances.flatMap((org) => nodeOfOrg(graph, org) ?? []));
  const today = dayNumber(dayInShanghai(use.now));
  const own = nodeOfOrg(graph, use.actor.org) ?? -1;
  return { eyes: { named, own, today }, alliances, key: `${today} ${own} ${alliances.join(' ')}` };
}
