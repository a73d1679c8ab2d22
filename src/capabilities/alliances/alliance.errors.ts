import { invalidField, refusal } from '../../kernel/errors.ts';

export const notPossible = refusal(
  'conflict',
  'alliances.notPossible',
  '现在的状态（{status}）不能这样办。',
  'Not possible from the present state ({status}).',
);
export const noAlliance = refusal(
  'conflict',
  'alliances.noAlliance',
  '该单位不是联盟。',
  'The organisation is no alliance.',
);
export const alreadyMember = refusal(
  'conflict',
  'alliances.alreadyMember',
  '该单位已经是成员。',
  'The organisation is a member already.',
);
export const applicationOpen = refusal(
  'conflict',
  'alliances.applicationOpen',
  '该单位已有一份在办的入会申请。',
  'The organisation has an application under way.',
);
export const alreadyVoted = refusal(
  'conflict',
  'alliances.alreadyVoted',
  '贵单位已经投过票，每家一票。',
  'Your organisation has cast its vote; each has one.',
);
export const voteRunning = refusal(
  'conflict',
  'alliances.voteRunning',
  '表决未截止且结果未定，不能结束。',
  'The vote is running and undecided; it cannot be closed.',
);
export const noCharter = refusal(
  'conflict',
  'alliances.noCharter',
  '该联盟尚未在平台登记章程，暂不受理入会申请。',
  'The alliance has no charter on the platform and takes no applications here.',
);
export const noVoters = refusal(
  'conflict',
  'alliances.noVoters',
  '章程规定的表决机构没有可以投票的成员，请先登记理事会成员或修订章程。',
  'Nobody of the body that votes can vote: record its members or amend the charter first.',
);
export const notMember = refusal(
  'conflict',
  'alliances.notMember',
  '该单位不是成员。',
  'The organisation is not a member.',
);
export const notApplicant = refusal(
  'conflict',
  'alliances.notApplicant',
  '联盟不能申请加入自己。',
  'An alliance cannot join itself.',
);
export const notRater = refusal(
  'forbidden',
  'alliances.notRater',
  '只有联盟的指导单位可以评价。',
  'Only a body that guides the alliance may rate it.',
);
export const notSecretariat = refusal(
  'forbidden',
  'alliances.notSecretariat',
  '只有本联盟秘书处可以办理。',
  'Only the secretariat of this alliance may do this.',
);
export const ratingPublished = refusal(
  'conflict',
  'alliances.ratingPublished',
  '该年度评价已公布，不能再改。',
  'The rating of this year is published and stands.',
);
export const reasonRequired = () => invalidField('reason', 'required', '请说明理由。', 'Please say why.');
export const decisionRequired = () =>
  invalidField(
    'decision.text',
    'required',
    '请写明由哪次会议或决定作出。',
    'Say which meeting or decision it rests on.',
  );
export const voteUntilPast = () =>
  invalidField('voteUntil', 'past', '截止日不能早于今天。', 'The last day cannot lie in the past.');
export const charterNotLater = () =>
  invalidField(
    'validFrom',
    'notLater',
    '新版本的生效日须晚于现行版本。',
    'A new version must come into force after the present one.',
  );
export const inFuture = (path: string) =>
  invalidField(path, 'future', '日期不能晚于今天。', 'The day lies in the future.');
export const unknownMember = () => invalidField('memberOrg', 'unknown', '没有这个成员。', 'There is no such member.');
export const noCriteria = () =>
  invalidField('criteria', 'required', '所选指标都没有可用数据。', 'None of the chosen figures is available.');
