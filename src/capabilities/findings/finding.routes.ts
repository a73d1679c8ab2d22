import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { acceptFindings, correctFinding, mergeFinding, stepFinding } from './decideFinding.service.ts';
import { exportFindingsFile } from './exportFindings.service.ts';
import * as api from './finding.api.ts';
import { listOwnFindings, listPageFindings, viewFinding } from './finding.service.ts';
import type { ModelRules } from './modelEndpoint.service.ts';
import { keepModelReading, prepareModelReading } from './modelReading.service.ts';

const decided = async (use: Use, ref: RowRef) => ({
  output: await viewFinding(use, ref),
  regionId: ref.regionId,
  subject: `finding ${ref.id}`,
});

export const findingRoutes = (model: ModelRules | null): Binding[] => [
  query(api.listFindings, (use, call) => listOwnFindings(use, call.query, call.cursors)),
  plain(api.exportFindings, (call) =>
    exportFindingsFile(pagesOf(call, (use, page) => listOwnFindings(use, { ...call.query, ...page }, call.cursors))),
  ),
  query(api.listPageFindings, (use, call) => listPageFindings(use, call.params, model !== null)),
  preparedCommand(
    api.askModelAbout,
    (before, call) => prepareModelReading(before, call.params, model),
    async (use, call, prepared) => ({
      output: await keepModelReading(use, prepared),
      regionId: call.params.regionId,
      subject: `page ${call.params.id}`,
    }),
  ),
  query(api.getFinding, (use, call) => viewFinding(use, call.params)),
  command(api.stepFinding, async (use, call) => {
    await stepFinding(use, call.params, call.version, call.body.step);
    return decided(use, call.params);
  }),
  command(api.correctFinding, async (use, call) => {
    await correctFinding(use, call.params, call.version, call.body);
    return decided(use, call.params);
  }),
  command(api.mergeFinding, async (use, call) => {
    await mergeFinding(use, call.params, call.version, call.body.into);
    return decided(use, call.params);
  }),
  command(api.acceptFindings, async (use, call) => ({
    output: await acceptFindings(use, call.body.findings),
    regionId: call.body.findings[0]?.regionId ?? '',
    subject: `findings ${call.body.findings.length}`,
  })),
];
