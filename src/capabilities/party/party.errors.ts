import { invalidField, refusal } from '../../kernel/errors.ts';

export const notPossible = refusal(
  'conflict',
  'party.notPossible',
  '当前状态不允许此操作，或该操作不属于贵单位。',
  'This is not possible now, or not yours.',
);
export const sameName = refusal('conflict', 'party.sameName', '已有同名组织。', 'There is one of this name already.');
export const sameUnit = refusal('conflict', 'party.sameUnit', '该单位已在其中。', 'This unit belongs to it already.');
export const unknownOrg = (path: string) =>
  invalidField(path, 'unknown', '没有这个机构。', 'There is no such organisation.');
export const endsTooEarly = () =>
  invalidField('on', 'order', '结束日期不能早于开始日期。', 'It cannot end before it began.');
export const hoursOrder = () =>
  invalidField('closesAt', 'order', '关闭时间须晚于开放时间。', 'It must close after it opens.');

const BOOKING = {
  closed: ['startsAt', '该阵地已停用。', 'The venue is closed.'],
  past: ['startsAt', '开始时间已过。', 'The time has passed.'],
  hours: ['startsAt', '须在同一天的开放时间内（{opensAt}–{closesAt}）。', 'Within one day, {opensAt} to {closesAt}.'],
  seats: ['people', '超过可容纳人数（{seats} 人）。', 'More people than seats ({seats}).'],
  taken: ['startsAt', '该时段已被预约，请另选时间。', 'The time is taken; choose another.'],
} as const;

export function bookingRefused(
  fault: keyof typeof BOOKING,
  venue: { seats: number; opensAt: string; closesAt: string },
) {
  const [path, zh, en] = BOOKING[fault];
  const fill = (text: string) =>
    text
      .replace('{seats}', String(venue.seats))
      .replace('{opensAt}', venue.opensAt)
      .replace('{closesAt}', venue.closesAt);
  return fault === 'taken'
    ? refusal('conflict', 'party.venueTaken', zh, en)()
    : invalidField(path, fault, fill(zh), fill(en));
}
