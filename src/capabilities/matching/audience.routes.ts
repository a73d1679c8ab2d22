import { type Binding, command, query } from '../../http/binding.ts';
import * as api from './audience.api.ts';
import type { Audience } from './audience.schema.ts';
import { alterAudience, keepAudience, ownAudiences } from './audience.service.ts';

const done = (output: Audience) => ({ output, regionId: output.regionId, subject: `audience ${output.id}` });

export const audienceRoutes = (): Binding[] => [
  query(api.listAudiences, async (use) => ({ items: await ownAudiences(use) })),
  command(api.saveAudience, async (use, call) => done(await keepAudience(use, call.params, call.body))),
  command(api.renameAudience, async (use, call) =>
    done(await alterAudience(use, call.params, call.version, { act: 'rename', name: call.body.name })),
  ),
  command(api.removeAudience, async (use, call) =>
    done(await alterAudience(use, call.params, call.version, { act: 'remove' })),
  ),
  command(api.restoreAudience, async (use, call) =>
    done(await alterAudience(use, call.params, call.version, { act: 'restore' })),
  ),
];
