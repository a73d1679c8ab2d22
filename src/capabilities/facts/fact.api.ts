import * as z from 'zod';
import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import {
  conflictDecisionSchema,
  factConflictSchema,
  factGroupSchema,
  factSchema,
  newFactSchema,
} from './fact.schema.ts';

/** All current facts of one enterprise, by group, each with its source. */
export const listFacts = contract({
  name: 'facts.list',
  method: 'GET',
  path: '/enterprises/:regionId/:id/facts',
  permission: 'facts.read',
  summary: '企业事实及出处',
  params: rowRefSchema,
  output: z.object({ groups: z.array(factGroupSchema) }),
});

/** Records one fact by hand; a different value already known stays beside it as an open conflict. */
export const recordFact = contract({
  name: 'facts.record',
  method: 'POST',
  path: '/enterprises/:regionId/:id/facts',
  permission: 'facts.record',
  summary: '补充一条事实',
  params: rowRefSchema,
  body: newFactSchema,
  output: factSchema,
});

/** Facts with more than one standing value, for those who may decide. */
export const listConflicts = contract({
  name: 'facts.conflicts',
  method: 'GET',
  path: '/fact-conflicts',
  permission: 'facts.decide',
  summary: '待裁定的事实冲突',
  output: z.object({ items: z.array(factConflictSchema) }),
});

/** Keeps one value of a conflict; the others are superseded, not deleted. */
export const decideConflict = contract({
  name: 'facts.decide',
  method: 'POST',
  path: '/enterprises/:regionId/:id/fact-conflicts',
  permission: 'facts.decide',
  summary: '裁定事实冲突',
  params: rowRefSchema,
  body: conflictDecisionSchema,
  output: factSchema,
});
