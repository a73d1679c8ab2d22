import type * as z from 'zod';
import { evaluate } from '../../eligibility/evaluate.ts';
import { factSetOf } from '../../eligibility/factSet.ts';
import { goldenFrom } from '../../eligibility/goldenFrom.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { openEnterprise } from '../consents/reading.service.ts';
import { openInputs, readFacts } from '../facts/fact.service.ts';
import type { draftTestAnswerSchema, draftTestSchema, goldenRequestSchema } from './draft.schema.ts';
import { programOfDraft, requireDraft } from './draft.service.ts';

/** Trying a draft on enterprises: only what the caller may read of them, and every reading is written down. */

async function factsOf(use: Use, ref: RowRef) {
  const opened = await openEnterprise(use, ref);
  return { name: opened.enterprise.name, inputs: openInputs(opened, await readFacts(use, opened, 'ruleTest')) };
}

export async function tryDraft(
  use: Use,
  ref: RowRef,
  input: z.output<typeof draftTestSchema>,
): Promise<z.infer<typeof draftTestAnswerSchema>> {
  const program = programOfDraft(await requireDraft(use, ref));
  const asOf = input.asOf ?? dayInShanghai(use.now);
  const items: z.infer<typeof draftTestAnswerSchema>['items'] = [];
  for (const enterprise of input.enterprises) {
    const { name, inputs } = await factsOf(use, enterprise);
    items.push({ ...enterprise, name, assessment: evaluate(program, factSetOf(inputs), { asOf }) });
  }
  return { items };
}

export async function goldenOf(use: Use, ref: RowRef, input: z.output<typeof goldenRequestSchema>) {
  const program = programOfDraft(await requireDraft(use, ref));
  const { inputs } = await factsOf(use, input.enterprise);
  return { golden: goldenFrom(program, inputs, input.asOf ?? dayInShanghai(use.now), input.name) };
}
