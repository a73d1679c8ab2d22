import { parseBenefit } from './parseBenefit.ts';
import { parseCondition } from './parseCondition.ts';
import { parseExpression } from './parseExpression.ts';
import { parseDay } from './parseParameters.ts';
import { parseBound } from './parseTerms.ts';
import type { ApplicationWindow, Deadline, Quota, Version } from './program.ts';
import { bilingual, type Cursor, choice, field, has, items, problem, record, text, truth, whole } from './reader.ts';

const SCOPE = { eachBack: null };
const FIELDS = [
  'id',
  'from',
  'to',
  'place',
  'conditions',
  'benefit',
  'windows',
  'late',
  'transition',
  'quota',
  'deadlines',
  'reviewFlags',
];

/** One version of a program. Ids are unique within it; a later version may keep the ids of the earlier one. */
export function readVersion(at: Cursor): Version | null {
  if (!record(at, FIELDS)) return null;
  at.reading.ids.clear();
  const id = text(field(at, 'id'));
  const place = has(at, 'place') ? parseCondition(field(at, 'place'), SCOPE) : null;
  const conditions = parseCondition(field(at, 'conditions'), SCOPE);
  const benefit = parseBenefit(field(at, 'benefit'));
  const windows = list(at, 'windows', readWindow);
  const deadlines = list(at, 'deadlines', readDeadline);
  const reviewFlags = list(at, 'reviewFlags', readFlag);
  const late = has(at, 'late') ? choice(field(at, 'late'), ['refused', 'nextPool']) : 'refused';
  const transition = has(at, 'transition') ? readTransition(field(at, 'transition')) : null;
  const quota = has(at, 'quota') ? readQuota(field(at, 'quota')) : null;
  const days = { from: openDay(field(at, 'from')), to: openDay(field(at, 'to')) };
  if (!id || !conditions || benefit.length === 0 || !windows || !deadlines || !reviewFlags || !late) return null;
  if ((has(at, 'place') && !place) || (has(at, 'transition') && !transition) || (has(at, 'quota') && !quota))
    return null;
  return { id, ...days, place, conditions, benefit, windows, late, transition, quota, deadlines, reviewFlags };
}

/** Every entry of an optional list; null once one of them was reported. */
function list<T>(at: Cursor, name: string, read: (item: Cursor) => T | null): readonly T[] | null {
  const found = has(at, name) ? items(field(at, name), 0).map(read) : [];
  const known = found.filter((one) => one !== null);
  return known.length === found.length ? known : null;
}

const openDay = (at: Cursor): string | null => (at.value === null || at.value === undefined ? null : parseDay(at));

function readWindow(at: Cursor): ApplicationWindow | null {
  if (!record(at, ['from', 'to', 'batch'])) return null;
  const batch = has(at, 'batch') ? bilingual(field(at, 'batch')) : null;
  return { from: openDay(field(at, 'from')), to: openDay(field(at, 'to')), batch };
}

function readFlag(at: Cursor): Version['reviewFlags'][number] | null {
  if (!record(at, ['id', 'text', 'when'])) return null;
  const id = text(field(at, 'id'));
  const said = bilingual(field(at, 'text'));
  const when = parseCondition(field(at, 'when'), SCOPE);
  return id && said && when ? { id, text: said, when } : null;
}

/** `transition: { until, when }`: those for whom `when` holds are judged by this version until that day. */
function readTransition(at: Cursor): Version['transition'] {
  if (!record(at, ['until', 'when'])) return null;
  const until = parseDay(field(at, 'until'));
  const when = parseCondition(field(at, 'when'), SCOPE);
  return until !== null && when ? { until, when } : null;
}

function readQuota(at: Cursor): Quota | null {
  if (!record(at, ['capacity', 'per', 'order', 'rankBy', 'waitingList', 'text'])) return null;
  const capacity = has(at, 'capacity') ? parseBound(field(at, 'capacity')) : null;
  const per = choice(field(at, 'per'), ['round', 'year', 'total']);
  const order = choice(field(at, 'order'), ['ranking', 'firstCome', 'lot']);
  const rankBy = has(at, 'rankBy') ? parseExpression(field(at, 'rankBy'), SCOPE) : null;
  const waitingList = has(at, 'waitingList') ? truth(field(at, 'waitingList')) : false;
  const said = bilingual(field(at, 'text'));
  if (!per || !order || waitingList === null || !said) return null;
  if ((has(at, 'capacity') && !capacity) || (has(at, 'rankBy') && !rankBy)) return null;
  if (capacity && capacity.value.n % capacity.value.d !== 0n)
    return problem(field(at, 'capacity'), '名额应为整数', 'a whole number', '50户');
  const size = capacity && { amount: Number(capacity.value.n / capacity.value.d), unit: capacity.unit };
  return { capacity: size, per, order, rankBy: rankBy?.expression ?? null, waitingList, text: said };
}

function readDeadline(at: Cursor): Deadline | null {
  if (!record(at, ['id', 'text', 'days', 'unit', 'forfeits'])) return null;
  const id = text(field(at, 'id'));
  const said = bilingual(field(at, 'text'));
  const days = whole(field(at, 'days'), 1, 1000);
  const unit = choice(field(at, 'unit'), ['workingDays', 'days']);
  const forfeits = has(at, 'forfeits') ? truth(field(at, 'forfeits')) : false;
  return id && said && days !== null && unit && forfeits !== null ? { id, text: said, days, unit, forfeits } : null;
}
