import { type Binding, command, query } from '../../http/binding.ts';
import * as api from './notice.api.ts';
import { listOwnNotices, readOwnNotice, stopJob, viewJob } from './notice.service.ts';

export const noticeRoutes = (): Binding[] => [
  query(api.listNotices, (use) => listOwnNotices(use)),
  command(api.readNotice, async (use, call) => ({
    output: await readOwnNotice(use, call.params),
    regionId: call.params.regionId,
    subject: `notice ${call.params.id}`,
  })),
  query(api.getJob, (use, call) => viewJob(use, call.params.id)),
  command(api.cancelJob, async (use, call) => ({
    output: await stopJob(use, call.params.id),
    subject: `job ${call.params.id}`,
  })),
];
