import { invalidField, refusal } from '../../kernel/errors.ts';

export const matchEventErrors = {
  solverFailed: refusal(
    'unavailable',
    'matchEvents.solverFailed',
    '排期计算未能完成，请稍后再试。',
    'The schedule could not be worked out; try again.',
  ),
  notPossible: refusal(
    'conflict',
    'matchEvents.notPossible',
    '活动当前状态（{status}）不允许此操作。',
    'The event is {status}; this is not possible now.',
  ),
  full: refusal('conflict', 'matchEvents.full', '名额已满（{capacity} 家）。', 'All {capacity} places are taken.'),
  alreadyRegistered: refusal(
    'conflict',
    'matchEvents.alreadyRegistered',
    '本单位已经报名。',
    'Your organisation takes part already.',
  ),
  notRegistered: refusal(
    'conflict',
    'matchEvents.notRegistered',
    '本单位没有报名该活动。',
    'Your organisation does not take part in this event.',
  ),
  nobody: refusal(
    'conflict',
    'matchEvents.nobody',
    '两方都要有已报名的参加单位，且至少有一个志愿，才能排期。',
    'A schedule needs participants on both sides and at least one wish.',
  ),
  noEnterprise: refusal(
    'conflict',
    'matchEvents.noEnterprise',
    '双方都不是企业，不能立为办件；请用下一步跟进。',
    'Neither side is an enterprise, so there is no case to open; use the next step.',
  ),
  dayTooShort: () => invalidField('dayPlan', 'tooLong', '一天排不下这么多场。', 'The day is too short for this.'),
  signUpAfterDay: () =>
    invalidField('signUpUntil', 'invalidDate', '报名截止不能晚于活动当天。', 'Sign-up cannot end after the event.'),
  dayPast: () => invalidField('day', 'invalidDate', '活动日期已经过去。', 'The day is past.'),
  unknownAlliance: () => invalidField('allianceOrg', 'unknown', '没有这个联盟。', 'There is no such alliance.'),
  unknownSlot: () => invalidField('blocked', 'unknown', '没有这个时段。', 'There is no such slot.'),
  unknownWish: () =>
    invalidField(
      'wishes',
      'unknown',
      '志愿里有不在对方名单中的单位。',
      'A wish names somebody who is not on the other side.',
    ),
  reasonRequired: () => invalidField('reason', 'required', '请说明理由。', 'Please say why.'),
  missing: (field: string) => invalidField(field, 'required', '请填写这一项。', 'Please fill this in.'),
  unknownFollowUp: () => invalidField('days', 'unknown', '没有这次回访。', 'There is no such follow-up.'),
};
