import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, TEST_NOW, type TestApp } from '../../app/testApp.ts';
import { judge } from '../../eligibility/judge.ts';
import type { Program } from '../../eligibility/program.ts';
import { parseProgramYaml } from '../../eligibility/programFromYaml.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { countOrFew } from '../consents/smallGroup.rules.ts';
import { programOf } from '../offers/program.service.ts';
import { createEngine } from './engine.service.ts';
import { impactSchema } from './impact.schema.ts';
import { impactOf } from './impact.service.ts';
import { horizon } from './population.queries.ts';
import { createPopulation, type Population } from './population.service.ts';
import { keptSnapshots } from './snapshot.service.ts';

/** The memory of all enterprises against the database, and the engine over it against the interpreter, on both databases. */
const ASOF = dayInShanghai(new Date(TEST_NOW));
let t: TestApp;
let population: Population;

beforeAll(async () => {
  t = await openTestApp(120);
  population = createPopulation(t.sql);
});
afterAll(() => t.close());

const job = <Row>(text: string, values: readonly (string | number)[] = []): Promise<readonly Row[]> =>
  t.sql.tx({ as: 'job', why: 'test' }, async (tx) => (await tx.query<Row>(text, [...values])).rows);

interface Place {
  readonly region_id: string;
  readonly id: string;
}
const anyEnterprise = async (offset: number): Promise<Place> => {
  const [row] = await job<Place>('select region_id, id from enterprises order by id offset $1 limit 1', [offset]);
  if (!row) throw new Error('no enterprise');
  return row;
};

/** As the fact store does: the value and the mark that it changed, in one transaction. */
const setStaff = ({ region_id, id }: Place, staff: number) =>
  t.sql.tx({ as: 'job', why: 'test' }, async (tx) => {
    await tx.query(
      `update facts set value = to_jsonb($3::int) where region_id = $1 and enterprise_id = $2 and key = 'staff' and period = '2025'`,
      [region_id, id, staff],
    );
    await tx.query(
      'update enterprises set facts_version = facts_version + 1, touched_in = pg_current_xact_id() where region_id = $1 and id = $2',
      [region_id, id],
    );
  });

const staffOf = async (id: string): Promise<unknown> =>
  (await population.refresh(ASOF)).factsOf(id)?.at('staff', '2025')[0]?.value;

async function withStaff(): Promise<Place> {
  const [row] = await job<Place>(
    `select region_id, enterprise_id as id from facts where key = 'staff' and period = '2025' and superseded_at is null and not conflict limit 1`,
  );
  if (!row) throw new Error('no staff figure');
  return row;
}

describe('the population', () => {
  test('holds every enterprise once', async () => {
    const [{ n } = { n: 0 }] = await job<{ n: number }>('select count(*)::int as n from enterprises');
    expect((await population.refresh(ASOF)).size).toBe(n);
  });

  test('sees a changed fact at the next refresh, however often it changes', async () => {
    const place = await withStaff();
    const { size } = await population.refresh(ASOF);
    for (const staff of [17, 18, 19]) {
      await setStaff(place, staff);
      expect(await staffOf(place.id)).toBe(staff);
    }
    expect((await population.refresh(ASOF)).size).toBe(size);
  });

  test('keeps few parts however many enterprises change one after another', async () => {
    const places = (
      await job<Place>(
        `select distinct region_id, enterprise_id as id from facts where key = 'staff' and period = '2025' and superseded_at is null and not conflict`,
      )
    ).slice(0, 90);
    const { size } = await population.refresh(ASOF);
    let number = 1_000;
    for (let round = 0; round < 4; round += 1)
      for (const place of places) {
        number += 1;
        await setStaff(place, number);
        expect(await staffOf(place.id)).toBe(number);
      }
    const view = await population.refresh(ASOF);
    expect(view.size).toBe(size);
    expect(view.parts.length).toBeLessThan(10);
    expect(view.parts.reduce((sum, part) => sum + part.ids.length - part.gone.size, 0)).toBe(size);
  }, 60_000);

  test('does not count up where nothing changed', async () => {
    const before = (await population.refresh(ASOF)).epoch;
    expect((await population.refresh(ASOF)).epoch).toBe(before);
  });

  test('loses an enterprise that an undone import took back', async () => {
    const { region_id, id } = await anyEnterprise(5);
    const { size } = await population.refresh(ASOF);
    await job('insert into enterprise_removals (region_id, id) values ($1, $2::uuid)', [region_id, id]);
    const view = await population.refresh(ASOF);
    expect(view.size).toBe(size - 1);
    expect(view.factsOf(id)).toBeNull();
  });
});

describe('the engine over the population', () => {
  test('puts every enterprise where the interpreter puts it, for every program on offer', async () => {
    const engine = createEngine(createPopulation(t.sql));
    const offers = await job<{ program_text: string; program_hash: string; code: string }>(
      'select program_text, program_hash, code from offers where program_text is not null',
    );
    const programs = offers.map(programOf).filter((program): program is Program => program !== null);
    expect(programs.length).toBeGreaterThan(5);
    for (const program of programs) {
      const view = await engine.reach(program, ASOF);
      for (const group of ['eligible', 'needs_person', 'needs_data', 'not_eligible'] as const) {
        for (const id of view.idsOf(group)) {
          const facts = await engine.factsOf(id, ASOF);
          expect(facts && judge(program, facts, { asOf: ASOF }).verdict, `${program.id} ${id}`).toBe(group);
        }
        expect(view.idsOf(group)).toHaveLength(view.counts[group]);
      }
    }
    await engine.close();
  }, 60_000);

  test('says whom a changed rule brings in and leaves out, as the interpreter would', async () => {
    const everybody = createPopulation(t.sql);
    const engine = createEngine(everybody);
    const [offer] = await job<{ program_text: string; code: string }>(
      "select program_text, code from offers where code = 'D14'",
    );
    const text = offer?.program_text ?? '';
    const [old, stricter] = [text, text.replaceAll('300人', '30人')].map((one) => parseProgramYaml(one, 'D14'));
    if (!old?.ok || !stricter?.ok || text === text.replaceAll('300人', '30人')) throw new Error('D14 has changed');
    const impact = await impactOf(engine, old.program, stricter.program, ASOF);
    const view = await everybody.refresh(ASOF);
    const ids = await job<{ id: string }>('select id from enterprises');
    const isIn = (program: Program, id: string): boolean => {
      const facts = view.factsOf(id);
      return facts !== null && ['eligible', 'needs_person'].includes(judge(program, facts, { asOf: ASOF }).verdict);
    };
    const lost = ids.filter(({ id }) => isIn(old.program, id) && !isIn(stricter.program, id)).length;
    const unchanged = ids.filter(({ id }) => isIn(old.program, id) && isIn(stricter.program, id)).length;
    expect(lost).toBeGreaterThan(4);
    expect(impact).toMatchObject({ gained: 0, lost, unchanged: countOrFew(unchanged), enterprises: view.size });
    expect(impactSchema.parse(impact)).toEqual(impact);
    const inWork = ids
      .map(({ id }) => id)
      .filter((id) => isIn(old.program, id))
      .slice(0, 20);
    const back = await impactOf(engine, stricter.program, old.program, ASOF, { inWork });
    expect(back).toMatchObject({ gained: lost, lost: 0 });
    const changed = inWork.filter((id) => !isIn(stricter.program, id)).length;
    expect(back.openCases).toEqual({ all: countOrFew(inWork.length), changed: countOrFew(changed) });
    expect(impact.deciding.length).toBeGreaterThan(0);
    await engine.close();
  });

  test('answers anew for a changed enterprise', async () => {
    const engine = createEngine(population);
    const [offer] = await job<{ program_text: string; program_hash: string; code: string }>(
      "select program_text, program_hash, code from offers where code = 'D14'",
    );
    const program = offer && programOf(offer);
    if (!program) throw new Error('D14 is missing');
    const place = await withStaff();
    const before = await engine.reach(program, ASOF);
    await setStaff(place, 1_000_000);
    const after = await engine.reach(program, ASOF);
    expect(after.epoch).toBeGreaterThan(before.epoch);
    expect(after.total).toBe(before.total);
    await engine.close();
  });
});

describe('a warm start', () => {
  test('from the file and from the database knows what changed since', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'langqiao-population-')), 'population');
    const { parts } = await createPopulation(t.sql).refresh(ASOF);
    const [part] = parts;
    const since = await t.sql.tx({ as: 'job', why: 'test' }, horizon);
    if (!part) throw new Error('no part');
    await keptSnapshots(t.sql, file, () => ASOF).save({ asOf: ASOF, since, table: part.table, ids: part.ids });
    const place = await withStaff();
    await setStaff(place, 4321);
    for (const from of [file, null]) {
      const warm = await createPopulation(
        t.sql,
        keptSnapshots(t.sql, from, () => ASOF),
      ).refresh(ASOF);
      expect(warm.size).toBe(part.ids.length);
      expect(warm.factsOf(place.id)?.at('staff', '2025')[0]?.value).toBe(4321);
    }
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length / 2));
    expect(
      (
        await createPopulation(
          t.sql,
          keptSnapshots(t.sql, file, () => ASOF),
        ).refresh(ASOF)
      ).size,
    ).toBe(part.ids.length);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await rm(dirname(file), { recursive: true });
  });

  test('another day beside it costs neither today nor its snapshot', async () => {
    const kept = keptSnapshots(t.sql, null, () => ASOF);
    const everybody = createPopulation(t.sql, kept);
    const before = await everybody.refresh(ASOF);
    const later = await everybody.refresh('2027-01-01');
    expect(later.asOf).toBe('2027-01-01');
    expect(await everybody.refresh(ASOF)).toBe(before);
    expect(await everybody.refresh('2027-01-01')).toBe(later);
    const [part] = later.parts;
    if (!part) throw new Error('no part');
    await kept.save({ asOf: '2027-01-01', since: '0', table: part.table, ids: part.ids });
    expect(await kept.load('2027-01-01')).toBeNull();
    expect(await kept.load(ASOF)).not.toBeNull();
  });

  test('is not taken from a snapshot of another day', async () => {
    expect(await keptSnapshots(t.sql, null, () => ASOF).load('2020-01-01')).toBeNull();
  });
});
