import { formatFen } from '../kernel/money.ts';
import { parseCondition } from './parseCondition.ts';
import { parseExpression } from './parseExpression.ts';
import { parseBound, type Scope } from './parseTerms.ts';
import type { BenefitCase, Formula, Instalment } from './program.ts';
import { rational } from './rational.ts';
import { bilingual, type Cursor, field, has, items, problem, record } from './reader.ts';
import type { Expression } from './rule.ts';

const SCOPE: Scope = { eachBack: null };
const KINDS = ['fixed', 'rate', 'perUnit', 'amount', 'upTo', 'open'] as const;
const FIELDS = [
  'when',
  'text',
  'instalments',
  ...KINDS,
  'base',
  'limits',
  'count',
  'cap',
  'atMost',
  'ceilings',
  'minimum',
];

/** `benefit: [cases]`: the first case whose `when` is met; the last may have none. */
export function parseBenefit(at: Cursor): readonly BenefitCase[] {
  return items(at).flatMap((item) => parseCase(item) ?? []);
}

function parseCase(at: Cursor): BenefitCase | null {
  if (!record(at, FIELDS)) return null;
  const kinds = KINDS.filter((kind) => has(at, kind));
  const [kind] = kinds;
  if (!kind || kinds.length > 1)
    return problem(at, '扶持金额应恰好写明一种算法', 'one formula is expected', KINDS.join(' | '));
  const when = has(at, 'when') ? parseCondition(field(at, 'when'), SCOPE) : null;
  const text = bilingual(field(at, 'text'));
  const formula = FORMULAS[kind](at);
  const instalments = has(at, 'instalments') ? items(field(at, 'instalments')).map(parseInstalment) : [];
  const known = instalments.filter((one) => one !== null);
  if (!text || !formula || known.length < instalments.length || (has(at, 'when') && !when)) return null;
  const total = known.reduce((sum, one) => sum + one.amountFen, 0);
  if (formula.kind === 'fixed' && known.length > 0 && total !== formula.amountFen) {
    return problem(
      field(at, 'instalments'),
      '分期合计与总额不符',
      'instalments do not add up',
      formatFen(formula.amountFen),
    );
  }
  const ceilings = has(at, 'ceilings') ? items(field(at, 'ceilings')).map(money) : [];
  const minimumFen = has(at, 'minimum') ? fen(field(at, 'minimum')) : null;
  const limits = ceilings.filter((one) => one !== null);
  if (limits.length < ceilings.length || (has(at, 'minimum') && minimumFen === null)) return null;
  return { when, text, formula, ceilings: limits, minimumFen, instalments: known };
}

function parseInstalment(at: Cursor): Instalment | null {
  if (!record(at, ['when', 'amount'])) return null;
  const when = bilingual(field(at, 'when'));
  const amountFen = fen(field(at, 'amount'));
  return when && amountFen !== null ? { when, amountFen } : null;
}

/** An expression whose number is an amount of money. */
function money(at: Cursor): Expression | null {
  const typed = parseExpression(at, SCOPE);
  if (!typed || typed.dimension === 'money') return typed?.expression ?? null;
  return problem(
    at,
    '应为金额',
    'an amount of money',
    '{ constant: 200万元 } | { sumOf: benefitsReceived, field: amountFen }',
  );
}

function fen(at: Cursor): number | null {
  const literal = parseBound(at);
  if (!literal) return null;
  const value = literal.value;
  if (literal.dimension !== 'money' || value.n % value.d !== 0n || value.n < 0n)
    return problem(at, '应为精确到分的金额', 'an amount in whole fen', '20万元');
  return Number(value.n / value.d);
}

const cap = (at: Cursor): number | null => (has(at, 'cap') ? fen(field(at, 'cap')) : null);

const atMost = (at: Cursor): boolean => field(at, 'atMost').value === true;

const FORMULAS: Readonly<Record<(typeof KINDS)[number], (at: Cursor) => Formula | null>> = {
  fixed: (at) => {
    const amountFen = fen(field(at, 'fixed'));
    return amountFen === null ? null : { kind: 'fixed', amountFen };
  },
  rate: (at) => {
    const rate = parseBound(field(at, 'rate'));
    const base = parseExpression(field(at, 'base'), SCOPE);
    if (!rate || !base) return null;
    if (rate.dimension !== 'ratio' || base.dimension !== 'money')
      return problem(at, '应为比例乘以金额', 'a rate of an amount', 'rate: 10%');
    const limits = has(at, 'limits') ? items(field(at, 'limits')).map(parseLimit) : [];
    const known = limits.filter((one) => one !== null);
    if (known.length < limits.length) return null;
    const share = { ...rate.value, d: rate.value.d * 10_000n };
    return {
      kind: 'rate',
      rate: share,
      rateText: String(field(at, 'rate').value),
      base: base.expression,
      limits: known,
      capFen: cap(at),
      atMost: atMost(at),
    };
  },
  perUnit: (at) => {
    const unitFen = fen(field(at, 'perUnit'));
    const count = parseExpression(field(at, 'count'), SCOPE);
    if (unitFen === null || !count) return null;
    if (count.dimension !== 'count')
      return problem(field(at, 'count'), '应为数量', 'a count', 'count: { count: hires }');
    return { kind: 'perUnit', unitFen, count: count.expression, capFen: cap(at), atMost: atMost(at) };
  },
  amount: (at) => {
    const of = money(field(at, 'amount'));
    return of && { kind: 'value', of, capFen: cap(at), atMost: atMost(at) };
  },
  upTo: (at) => {
    const capFen = fen(field(at, 'upTo'));
    return capFen === null ? null : { kind: 'ceiling', capFen };
  },
  open: (at) =>
    field(at, 'open').value === true ? { kind: 'open' } : problem(field(at, 'open'), '应为 true', 'true', 'open: true'),
};

function parseLimit(at: Cursor) {
  if (!record(at, ['part', 'maxShare'])) return null;
  const part = parseExpression(field(at, 'part'), SCOPE);
  const share = parseBound(field(at, 'maxShare'));
  if (!part || !share) return null;
  if (part.dimension !== 'money' || share.dimension !== 'ratio')
    return problem(at, '应为金额与比例', 'an amount and a share', 'maxShare: 30%');
  return {
    part: part.expression,
    maxShare: rational(share.value.n, share.value.d * 10_000n),
    shareText: String(field(at, 'maxShare').value),
  };
}
