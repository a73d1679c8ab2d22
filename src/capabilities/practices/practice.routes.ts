import { type Binding, command, plain, query } from '../../http/binding.ts';
import { pagesOf } from '../../http/pages.ts';
import { exportPracticesFile } from './exportPractices.service.ts';
import { adoptPractice, nominate, scorePractice, stepPractice } from './nominate.service.ts';
import * as api from './practice.api.ts';
import type { PracticeView } from './practice.schema.ts';
import { listVisiblePractices, viewPractice } from './practice.service.ts';
import type { Round } from './round.schema.ts';
import { createRound, listRounds, stepRound, viewRound } from './round.service.ts';

const answer = (output: PracticeView) => ({ output, regionId: output.regionId, subject: `practice ${output.id}` });
const roundAnswer = (output: Round) => ({
  output,
  regionId: output.regionId,
  subject: `practice round ${output.id}`,
});

export const practiceRoutes = (): Binding[] => [
  query(api.listPractices, (use, call) => listVisiblePractices(use, call.query, call.cursors)),
  plain(api.exportPractices, (call) =>
    exportPracticesFile(
      pagesOf(call, (use, page) => listVisiblePractices(use, { ...call.query, ...page }, call.cursors)),
    ),
  ),
  query(api.getPractice, (use, call) => viewPractice(use, call.params)),
  command(api.nominatePractice, async (use, call) => answer(await nominate(use, call.body))),
  command(api.stepPractice, async (use, call) => answer(await stepPractice(use, call.params, call.version, call.body))),
  command(api.scorePractice, async (use, call) => answer(await scorePractice(use, call.params, call.body))),
  command(api.adoptPractice, async (use, call) => answer(await adoptPractice(use, call.params, call.body))),
  query(api.listRounds, (use, call) => listRounds(use, call.query, call.cursors)),
  query(api.getRound, (use, call) => viewRound(use, call.params)),
  command(api.createRound, async (use, call) => roundAnswer(await createRound(use, call.body))),
  command(api.stepRound, async (use, call) =>
    roundAnswer(await stepRound(use, call.params, call.version, call.body.step)),
  ),
];
