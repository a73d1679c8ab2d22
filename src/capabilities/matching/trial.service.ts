import { versionOn } from '../../eligibility/judge.ts';
import { parseLiteral } from '../../eligibility/literal.ts';
import { parseProgram } from '../../eligibility/parseProgram.ts';
import type { Program } from '../../eligibility/program.ts';
import { conditionTexts } from '../../eligibility/tally.ts';
import { literalText } from '../../eligibility/writeAmount.ts';
import { writeProgram } from '../../eligibility/writeProgram.ts';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import { invalidField } from '../../kernel/errors.ts';
import type { RowRef } from '../../kernel/fields.ts';
import { requireOffer } from '../offers/offer.service.ts';
import { programOf } from '../offers/program.service.ts';
import type { Impact } from '../population/impact.schema.ts';
import { impactOf } from '../population/impact.service.ts';
import { noRules, noSuchCondition } from './match.errors.ts';
import { eyesOf, type ReachDeps } from './reach.service.ts';
import type { TrialBound } from './trial.api.ts';
import { movable, withBound } from './trial.rules.ts';

async function requireProgram(deps: ReachDeps, actor: Actor, ref: RowRef): Promise<Program> {
  const program = programOf(await deps.sql.tx(eyesOf(actor), (tx) => requireOffer(tx, ref)));
  if (!program) throw noRules();
  return program;
}

export async function boundsOf(deps: ReachDeps, actor: Actor, ref: RowRef, now: Date): Promise<TrialBound[]> {
  const program = await requireProgram(deps, actor, ref);
  const asOf = dayInShanghai(now);
  const texts = conditionTexts(versionOn(program, asOf));
  return movable(program, asOf).map(({ id, bound: { literal } }) => ({
    conditionId: id,
    text: texts.get(id) ?? { zh: id, en: id },
    bound: literalText(literal).slice(0, literalText(literal).length - literal.unit.length),
    unit: literal.unit,
  }));
}

export interface Trial {
  readonly conditionId: string;
  /** As rules write it, with its unit: `3000万元`. */
  readonly bound: string;
}

/** The rules in force beside the same rules with one threshold moved, over everybody. What is tried could be published as it is. */
export async function trialOf(deps: ReachDeps, actor: Actor, ref: RowRef, trial: Trial, now: Date): Promise<Impact> {
  const program = await requireProgram(deps, actor, ref);
  const asOf = dayInShanghai(now);
  const condition = movable(program, asOf).find(({ id }) => id === trial.conditionId);
  if (!condition) throw noSuchCondition({ id: trial.conditionId });
  const literal = parseLiteral(trial.bound);
  const { dimension, unit } = condition.bound.literal;
  if (literal?.dimension !== dimension)
    throw invalidField(
      'bound',
      'wrongUnit',
      `门槛应为数字加单位，如 1${unit}`,
      `the bound is a number with a unit, such as 1${unit}`,
    );
  const tried = parseProgram(writeProgram(withBound(program, asOf, condition.id, literal)), program.id);
  if (!tried.ok)
    throw invalidField(
      'bound',
      'rule',
      tried.errors[0]?.message.zh ?? '规则不能这样写',
      tried.errors[0]?.message.en ?? 'the rules cannot say this',
    );
  return impactOf(deps.population, program, tried.program, asOf);
}
