import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factSetOf } from './factSet.ts';
import { judge } from './judge.ts';
import { parseProgram } from './parseProgram.ts';
import { readYaml } from './programFromYaml.ts';
import { isRecord } from './reader.ts';
import { rulesHash, variantOf } from './variant.ts';

const text = readFileSync(new URL('../../programs/D14.yaml', import.meta.url), 'utf8');

function parentWith(...changes: readonly (readonly [string, string])[]): Readonly<Record<string, unknown>> {
  const reading = readYaml(
    changes.reduce((sofar, [from, to]) => sofar.replaceAll(from, to), text),
    'D14',
  );
  if (!reading.ok || !isRecord(reading.value)) throw new Error('D14 is not read');
  return reading.value;
}

const parent = parentWith();
const ceiling = (bound: string) => ({ value: 'taxableIncome@last', op: '<=', word: '不超过', bound });
const lastVersion = String(
  (Array.isArray(parent.versions) ? parent.versions : []).map((one: unknown) => (isRecord(one) ? one.id : '')).at(-1),
);
const variantWith = (changes: readonly unknown[], hash = rulesHash(parent)) => ({
  id: 'D14-local',
  jurisdiction: { region: '310117', level: 'district' },
  inherits: { program: 'D14', hash },
  changes,
});
const raised = [{ version: lastVersion, node: 'T2', with: ceiling('500万元') }];

test('a variant inherits everything but what it changes', () => {
  const result = variantOf(parent, variantWith(raised), 'local.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(result.parentChanged).toBeNull();
  const parsed = parseProgram(result.source, 'local.yaml');
  const original = parseProgram(parent, 'D14.yaml');
  if (!parsed.ok || !original.ok) throw new Error('not parsed');
  expect(parsed.program.inherits).toEqual({ program: 'D14', hash: rulesHash(parent) });
  expect(parsed.program.goldenCases).toEqual([]);
  const facts = factSetOf([{ key: 'taxableIncome', period: '2026', value: 400_000_000 }]);
  const failing = (program: typeof parsed.program) => judge(program, facts, { asOf: '2027-06-01' }).failing;
  expect(failing(original.program)).toEqual(['T2']);
  expect(failing(parsed.program)).toEqual([]);
});

test('what the parent locks is refused with file, node and what may be changed', () => {
  const errorsOf = (locked: Readonly<Record<string, unknown>>, changes: readonly unknown[]) => {
    const result = variantOf(locked, variantWith(changes), 'local.yaml');
    return result.ok ? [] : result.errors;
  };
  const byNode = parentWith(['id: T2, value', 'id: T2, locked: true, value']);
  expect(errorsOf(byNode, raised)).toMatchObject([
    { file: 'local.yaml', nodeId: 'T2', message: { en: 'T2 is locked by the parent' } },
  ]);
  const root = [{ version: lastVersion, node: 'D14', with: { all: [ceiling('500万元')] } }];
  expect(errorsOf(byNode, root)).toHaveLength(1);
  const byList = { ...parent, unlocked: ['benefit'] };
  expect(errorsOf(byList, raised)[0]?.expected).toBe('one of benefit');
  expect(
    errorsOf(byList, [{ version: lastVersion, part: 'benefit', with: [{ open: true, text: { zh: '甲', en: 'a' } }] }]),
  ).toEqual([]);
});

test('unknown versions, nodes and parts are named', () => {
  const messages = [
    { version: 'none', node: 'T2', with: {} },
    { version: lastVersion, node: 'none', with: {} },
    { version: lastVersion, part: 'conditions', with: {} },
  ].map((change) => {
    const result = variantOf(parent, variantWith([change]), 'local.yaml');
    return result.ok ? '' : result.errors[0]?.message.en;
  });
  expect(messages).toEqual(['the parent has no such version', 'the parent has no node none', 'there is no such part']);
});

test('a variant is told when the rules of its parent change, not when its tests do', () => {
  const changed = parentWith(['bound: 300万元', 'bound: 301万元']);
  const told = variantOf(changed, variantWith(raised), 'local.yaml');
  expect(told.ok && told.parentChanged).toEqual({ from: rulesHash(parent), to: rulesHash(changed) });
  expect(rulesHash({ ...parent, goldenCases: [] })).toBe(rulesHash(parent));
});

test('a variant alone is refused', () => {
  const result = parseProgram(variantWith(raised), 'local.yaml');
  expect(result.ok ? '' : result.errors[0]?.message.en).toBe('a variant is read together with its parent');
});
