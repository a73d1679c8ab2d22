import { type Binding, command, query } from '../../http/binding.ts';
import * as api from './fact.api.ts';
import { decide, listFactGroups, listOpenConflicts, record } from './fact.service.ts';

export const factRoutes = (): Binding[] => [
  query(api.listFacts, async (use, call) => ({ groups: await listFactGroups(use, call.params) })),
  command(api.recordFact, async (use, call) => ({
    output: await record(use, call.params, call.body),
    regionId: call.params.regionId,
    subject: `enterprise ${call.params.id}`,
  })),
  query(api.listConflicts, async (use) => ({ items: await listOpenConflicts(use) })),
  command(api.decideConflict, async (use, call) => ({
    output: await decide(use, call.params, call.body),
    regionId: call.params.regionId,
    subject: `enterprise ${call.params.id}`,
  })),
];
