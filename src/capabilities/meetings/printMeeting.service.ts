import { type PdfFile, pdfFile } from '../../exchange/pdfFile.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { viewMeeting } from './meeting.service.ts';
import { MINUTES, SIGN_IN_SHEET } from './meetings.template.ts';
import { zh } from './meetings.zh.ts';

/** What is carried into the room on paper, and what leaves it. */

const whenText = (startsAt: string, endsAt: string): string => {
  const at = (instant: string) =>
    new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    }).format(new Date(instant));
  return `${at(startsAt)} — ${at(endsAt)}`;
};

export async function signInSheet(use: Use, ref: RowRef): Promise<PdfFile> {
  const meeting = await viewMeeting(use, ref);
  return pdfFile(`${meeting.title} ${zh.print.signIn}.pdf`, SIGN_IN_SHEET, {
    title: meeting.title,
    when: whenText(meeting.startsAt, meeting.endsAt),
    place: meeting.place,
    units: meeting.units
      .filter((unit) => unit.reply !== 'absent')
      .map((unit) => ({
        name: unit.name,
        people: unit.people === 0 ? '' : String(unit.people),
        seat: unit.seat,
        votes: unit.votes ? '是' : '',
      })),
  });
}

export async function minutesPdf(use: Use, ref: RowRef): Promise<PdfFile> {
  const meeting = await viewMeeting(use, ref);
  return pdfFile(`${meeting.title} ${zh.print.minutes}.pdf`, MINUTES, {
    title: meeting.title,
    when: whenText(meeting.startsAt, meeting.endsAt),
    place: meeting.place,
    convener: meeting.allianceName ?? meeting.ownerName,
    present: `${meeting.quorum.present} / ${meeting.quorum.eligible}`,
    people: String(meeting.present),
    text: meeting.minutes,
    agenda: meeting.agenda.map((item) => item.title),
    motions: meeting.motions.map((motion) => ({
      title: motion.title,
      result: `${zh.motionStatus[motion.status]}（${zh.choice.yes} ${motion.yes ?? 0}、${zh.choice.no} ${motion.no ?? 0}、${zh.choice.abstain} ${motion.abstain ?? 0}）`,
    })),
    resolutions: meeting.resolutions.map((one) => ({ text: one.text, owner: one.ownerName, due: one.dueOn })),
    signed: meeting.units.filter((unit) => unit.countersignedAt !== null).map((unit) => unit.name),
  });
}
