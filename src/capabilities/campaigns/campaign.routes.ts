import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import * as api from './campaign.api.ts';
import type { CampaignView } from './campaign.schema.ts';
import { listVisibleCampaigns, viewCampaign } from './campaign.service.ts';
import { exportReport } from './campaignReport.service.ts';
import { createCampaign, editCampaign, stepCampaign } from './convene.service.ts';
import { importRows, readPledges } from './exchangePledges.service.ts';
import { exportCampaignsFile, exportStandingsFile } from './exportCampaigns.service.ts';
import { enterHeadcount, joinCampaign, leaveCampaign } from './takePart.service.ts';

const answer = (output: CampaignView) => ({ output, regionId: output.regionId, subject: `campaign ${output.id}` });

export const campaignRoutes = (): Binding[] => [
  query(api.listCampaigns, (use, call) => listVisibleCampaigns(use, call.query, call.cursors)),
  plain(api.exportCampaigns, (call) =>
    exportCampaignsFile(
      pagesOf(call, (use, page) => listVisibleCampaigns(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.getCampaign, (use, call) => viewCampaign(use, call.params)),
  query(api.exportStandings, (use, call) => exportStandingsFile(use, call.params)),
  query(api.downloadReport, (use, call) => exportReport(use, call.params)),
  command(api.createCampaign, async (use, call) => answer(await createCampaign(use, call.body))),
  command(api.editCampaign, async (use, call) => answer(await editCampaign(use, call.params, call.version, call.body))),
  command(api.stepCampaign, async (use, call) =>
    answer(await stepCampaign(use, call.params, call.version, call.body.step)),
  ),
  command(api.joinCampaign, async (use, call) => answer(await joinCampaign(use, call.params, call.body.staff))),
  command(api.leaveCampaign, async (use, call) => answer(await leaveCampaign(use, call.params))),
  command(api.enterHeadcount, async (use, call) => answer(await enterHeadcount(use, call.params, call.body))),
  preparedCommand(
    api.importPledges,
    (_before, call) => readPledges({ bytes: call.bytes, name: call.query.name }),
    async (use, call, rows) => ({
      output: { imported: await importRows(use, call.params, rows) },
      regionId: call.params.regionId,
      subject: `pledges in campaign ${call.params.id}`,
    }),
  ),
];
