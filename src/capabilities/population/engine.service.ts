import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { FactTable } from '../../eligibility/engine/factTable.ts';
import { answerProgram, type ProgramAnswer } from '../../eligibility/engine/programAnswer.ts';
import type { FactSet } from '../../eligibility/factSet.ts';
import { versionOn } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { idsIn, type Narrowing, type PlacedPart } from './cells.rules.ts';
import { createEngineThread, type RunOptions } from './engineThread.ts';
import type { Part, Population } from './population.service.ts';
import { type Group, type Reached, reached } from './reach.rules.ts';

/**
 * One program over everybody. Answers are kept per part of the population: after a changed fact only the small part with the
 * changed enterprises is worked out again. Small parts are done at once, large ones in a thread of their own.
 */
export interface PopulationEngine {
  reach(program: Program, asOf: string, options?: RunOptions): Promise<ReachView>;
  /** How many enterprises there are. */
  size(asOf: string): Promise<number>;
  /** Facts of an enterprise as the population has them. */
  factsOf(id: string, asOf: string): Promise<FactSet | null>;
  close(): Promise<void>;
}

export interface ReachView extends Reached {
  readonly asOf: string;
  /** Changes with any enterprise. */
  readonly epoch: number;
  readonly parts: readonly PlacedPart[];
  idsOf(group: Group, narrow?: Narrowing): readonly string[];
}

/** A few milliseconds' work; more would keep other requests waiting. */
const AT_ONCE = 5_000;
const PROGRAMS_KEPT = 64;
const DEFAULT_BYTES = 1024 ** 3;

export function createEngine(population: Population, maxBytes = DEFAULT_BYTES): PopulationEngine {
  const kept = new WeakMap<FactTable, Map<Program, ProgramAnswer>>();
  const thread = createEngineThread(maxBytes);

  const answerPart = async ({ table }: Part, program: Program, asOf: string, options: RunOptions) => {
    const known = kept.get(table) ?? new Map<Program, ProgramAnswer>();
    kept.set(table, known);
    const before = known.get(program);
    if (before) return before;
    const version = versionOn(program, asOf);
    const isSmall = table.rows <= AT_ONCE;
    if (isSmall) await yieldToOthers();
    const answer = isSmall
      ? answerProgram(program, version, table, asOf, { maxBytes })
      : await thread.answer({ program, version, table, asOf }, options);
    const [oldest] = known.keys();
    if (oldest && known.size >= PROGRAMS_KEPT) known.delete(oldest);
    known.set(program, answer);
    return answer;
  };

  return {
    reach: async (program, asOf, options = {}) => {
      const { epoch, parts } = await population.refresh(asOf);
      const answers: PlacedPart[] = [];
      for (const part of parts) {
        const answer = await answerPart(part, program, asOf, options);
        answers.push({ answer, ids: part.ids, gone: part.gone, table: part.table });
      }
      return {
        ...reached(answers),
        asOf,
        epoch,
        parts: answers,
        idsOf: (group, narrow) => idsIn(answers, group, narrow),
      };
    },
    size: async (asOf) => (await population.refresh(asOf)).size,
    factsOf: async (id, asOf) => (await population.refresh(asOf)).factsOf(id),
    close: () => {
      population.close();
      return thread.close();
    },
  };
}
