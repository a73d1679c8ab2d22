import { type Binding, plain } from '../../http/binding.ts';
import * as api from './selfCheck.api.ts';
import { tooOften } from './selfCheck.errors.ts';
import { limiterOf } from './selfCheck.rules.ts';
import { assess } from './selfCheck.service.ts';

/** A person answers a question every few seconds; a program that walks the register does not. */
const PER_MINUTE = 30;
const MINUTE_MS = 60_000;

export const selfCheckRoutes = (): Binding[] => {
  const limiter = limiterOf(PER_MINUTE, MINUTE_MS);
  return [
    plain(api.selfCheck, async (call) => {
      if (!limiter.admit(call.source, call.now.getTime())) throw tooOften();
      return assess(call.sql, call.body, call.now);
    }),
  ];
};
