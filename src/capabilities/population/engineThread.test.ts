import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { newArena } from '../../eligibility/engine/arena.ts';
import { factTableBuilder } from '../../eligibility/engine/factTableBuilder.ts';
import { answerProgram } from '../../eligibility/engine/programAnswer.ts';
import { versionOn } from '../../eligibility/judge.ts';
import { ASOF, facts, programOf, rule } from '../../eligibility/randomRules.testkit.ts';
import { createEngineThread } from './engineThread.ts';

/** Large runs happen in a thread of their own: the same answers, progress on the way, and an end when nobody waits any more. */
const SEED = Number(process.env.LANGQIAO_TEST_SEED ?? Date.now() % 2_147_483_647);
const MOST_BYTES = 512 * 1024 * 1024;
process.stdout.write(`engineThread.test.ts seed ${SEED}\n`);

const drawn = fc.sample(facts, { numRuns: 500, seed: SEED });
const builder = factTableBuilder(ASOF);
for (let row = 0; row < 6_000; row += 1) builder.add(drawn[row % drawn.length] ?? []);
const table = builder.build();
const programs = fc.sample(rule, { numRuns: 12, seed: SEED + 1 }).map(programOf);
const runOf = (at: number) => {
  const program = programs[at % programs.length];
  if (!program) throw new Error('no program');
  return { program, version: versionOn(program, ASOF), table, asOf: ASOF };
};
const thread = createEngineThread(MOST_BYTES);
afterAll(() => thread.close());

describe('the engine thread', () => {
  test('answers as the same work at once does, several at a time', async () => {
    const answers = await Promise.all(programs.map((_, at) => thread.answer(runOf(at), {})));
    answers.forEach((answer, at) => {
      const { program, version } = runOf(at);
      expect(answer).toEqual(answerProgram(program, version, table, ASOF));
    });
  }, 60_000);

  test('tells how far it is', async () => {
    const seen: number[] = [];
    await thread.answer(runOf(0), { onProgress: (done) => seen.push(done) });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.every((done, at) => done >= (seen[at - 1] ?? 0) && done <= 1)).toBe(true);
  });

  test('ends when the caller gives up, and goes on answering others', async () => {
    const controller = new AbortController();
    const given = thread.answer(runOf(1), { signal: controller.signal });
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: 'population.stopped' });
    await expect(thread.answer(runOf(2), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'population.stopped',
    });
    expect((await thread.answer(runOf(3), {})).rows).toBe(6_000);
  });

  test('refuses clearly what does not fit its memory', () => {
    const arena = newArena(2 * 1024 * 1024);
    arena.bytes(1024 * 1024);
    expect(() => arena.bytes(1024 * 1024)).toThrow(
      expect.objectContaining({ code: 'engine.memory', params: { needed: 3, most: 2 } }),
    );
    // What was given before stays usable: the refusal took nothing.
    expect(arena.bytes(16).view).toHaveLength(16);
  });

  test('a thread that died is started again', async () => {
    const own = createEngineThread(MOST_BYTES);
    await own.answer(runOf(0), {});
    await own.close();
    expect((await own.answer(runOf(4), {})).rows).toBe(6_000);
    await own.close();
  });
});
