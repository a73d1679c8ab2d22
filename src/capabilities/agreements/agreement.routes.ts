import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import * as api from './agreement.api.ts';
import type { AgreementView } from './agreement.schema.ts';
import { listPressingAgreements, listVisibleAgreements, viewAgreement } from './agreement.service.ts';
import { addCommitments, exportAgreementsFile, readCommitments } from './exchangeAgreements.service.ts';
import { stepAgreement } from './stepAgreement.service.ts';
import { draftAgreement, editAgreement, renewAgreement } from './writeAgreement.service.ts';

const answer = (output: AgreementView) => ({ output, regionId: output.regionId, subject: `agreement ${output.id}` });

export const agreementRoutes = (): Binding[] => [
  query(api.listAgreements, (use, call) => listVisibleAgreements(use, call.query, call.cursors)),
  plain(api.exportAgreements, (call) =>
    exportAgreementsFile(
      pagesOf(call, (use, page) => listVisibleAgreements(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.listPressing, async (use) => ({ items: await listPressingAgreements(use) })),
  query(api.getAgreement, (use, call) => viewAgreement(use, call.params)),
  command(api.draftAgreement, async (use, call) => answer(await draftAgreement(use, call.body))),
  command(api.editAgreement, async (use, call) =>
    answer(await editAgreement(use, call.params, call.version, call.body)),
  ),
  command(api.stepAgreement, async (use, call) =>
    answer(await stepAgreement(use, call.params, call.version, call.body)),
  ),
  command(api.renewAgreement, async (use, call) => answer(await renewAgreement(use, call.params, call.body))),
  preparedCommand(
    api.importCommitments,
    (_before, call) => readCommitments({ bytes: call.bytes, name: call.query.name }),
    async (use, call, rows) => ({
      output: { imported: await addCommitments(use, call.params, rows) },
      regionId: call.params.regionId,
      subject: `agreement ${call.params.id}`,
    }),
  ),
];
