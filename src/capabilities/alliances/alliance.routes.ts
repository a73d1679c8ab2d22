import { type Binding, command, plain, preparedCommand, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import * as api from './alliance.api.ts';
import type { Alliance } from './alliance.schema.ts';
import { countedOf } from './allianceOutcomes.service.ts';
import * as applicationApi from './application.api.ts';
import type { Application } from './application.schema.ts';
import { listApplications, viewApplication } from './application.service.ts';
import { applicantStep, apply, edit } from './apply.service.ts';
import { certificate } from './certificate.service.ts';
import { listHistory, listMembers } from './directory.service.ts';
import { exportDuesFile, listDues, payDues, setDues } from './dues.service.ts';
import { exportMembersFile } from './exportMembers.service.ts';
import { type AllianceFigure, OWN_FIGURES } from './figures.service.ts';
import { importMembers, readMembers } from './importMembers.service.ts';
import { changeRoles, expel, leave } from './member.service.ts';
import { amendCharter, editProfile } from './profile.service.ts';
import { draftRating, listRatings, publish } from './rating.service.ts';
import { listAlliances, viewAlliance } from './readAlliance.service.ts';
import { complement, corridorTree } from './tree.service.ts';
import { cast, putToVote, secretariatStep } from './vote.service.ts';
import * as yearlyApi from './yearly.api.ts';

const alliance = (output: Alliance) => ({ output, regionId: output.regionId, subject: `alliance ${output.id}` });
const application = (output: Application) => ({
  output,
  regionId: output.regionId,
  subject: `alliance application ${output.id}`,
});

const readRoutes = (figures: readonly AllianceFigure[]): Binding[] => [
  query(api.listAlliances, async (use, call) => ({ items: await listAlliances(use, call.query) })),
  query(api.getTree, (use) => corridorTree(use)),
  query(api.getComplement, (use, call) => complement(use, call.query)),
  query(api.getAlliance, (use, call) => viewAlliance(use, call.params)),
  query(api.getAllianceOutcomes, (use, call) => countedOf(use, call.params)),
  query(api.listAllianceMembers, (use, call) => listMembers(use, call.params, call.query, call.cursors)),
  plain(api.exportAllianceMembers, (call) =>
    exportMembersFile(
      pagesOf(call, (use, page) => listMembers(use, call.params, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.listAllianceHistory, async (use, call) => ({ items: await listHistory(use, call.params) })),
  query(api.getCertificate, (use, call) => certificate(use, call.params, call.query.memberOrg)),
  query(yearlyApi.listRatings, async (use, call) => ({ items: await listRatings(use, call.params, figures) })),
  query(yearlyApi.listDues, (use, call) => listDues(use, call.params, call.query)),
  query(yearlyApi.exportDues, async (use, call) =>
    exportDuesFile((await listDues(use, call.params, call.query)).items),
  ),
];

const secretariatRoutes = (): Binding[] => [
  preparedCommand(
    api.importAllianceMembers,
    (_before, call) => readMembers({ name: call.query.name, bytes: call.bytes }),
    async (use, call, rows) => ({
      output: await importMembers(use, call.params, rows),
      regionId: call.params.regionId,
      subject: `alliance ${call.params.id}`,
    }),
  ),
  command(api.editAlliance, async (use, call) =>
    alliance(await editProfile(use, call.params, call.version, call.body)),
  ),
  command(api.amendCharter, async (use, call) => alliance(await amendCharter(use, call.params, call.body))),
  command(api.changeMemberRoles, async (use, call) => alliance(await changeRoles(use, call.params, call.body))),
  command(api.leaveAlliance, async (use, call) => alliance(await leave(use, call.params, call.body))),
  command(api.expelMember, async (use, call) => alliance(await expel(use, call.params, call.body))),
];

/** Ratings and dues, year by year. */
const yearlyRoutes = (figures: readonly AllianceFigure[]): Binding[] => [
  command(yearlyApi.draftRating, async (use, call) => ({
    output: await draftRating(use, call.params, call.body, figures),
    regionId: call.params.regionId,
    subject: `alliance ${call.params.id} rating ${call.body.year}`,
  })),
  command(yearlyApi.publishRating, async (use, call) => ({
    output: await publish(use, call.params, call.body.year, figures),
    regionId: call.params.regionId,
    subject: `alliance ${call.params.id} rating ${call.body.year}`,
  })),
  command(yearlyApi.setDues, async (use, call) => ({
    output: await setDues(use, call.params, call.body),
    regionId: call.params.regionId,
    subject: `alliance ${call.params.id} dues ${call.body.year}`,
  })),
  command(yearlyApi.payDues, async (use, call) => ({
    output: await payDues(use, call.params, call.body),
    regionId: call.params.regionId,
    subject: `alliance ${call.params.id} dues ${call.body.year}`,
  })),
];

const applicationRoutes = (): Binding[] => [
  query(applicationApi.listApplications, (use, call) => listApplications(use, call.query, call.cursors)),
  query(applicationApi.getApplication, (use, call) => viewApplication(use, call.params)),
  command(applicationApi.applyToAlliance, async (use, call) => application(await apply(use, call.params, call.body))),
  command(applicationApi.editApplication, async (use, call) =>
    application(await edit(use, call.params, call.version, call.body)),
  ),
  command(applicationApi.stepAsApplicant, async (use, call) =>
    application(await applicantStep(use, call.params, call.version, call.body)),
  ),
  command(applicationApi.stepAsSecretariat, async (use, call) =>
    application(await secretariatStep(use, call.params, call.version, call.body)),
  ),
  command(applicationApi.putApplicationToVote, async (use, call) =>
    application(await putToVote(use, call.params, call.version, call.body)),
  ),
  command(applicationApi.castVote, async (use, call) => application(await cast(use, call.params, call.body.choice))),
];

/** `figures`: what a rating may count beside the room's own figures, supplied by later rooms. */
export const allianceRoutes = (figures: readonly AllianceFigure[] = []): Binding[] => [
  ...readRoutes([...OWN_FIGURES, ...figures]),
  ...secretariatRoutes(),
  ...yearlyRoutes([...OWN_FIGURES, ...figures]),
  ...applicationRoutes(),
];
