import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { caseAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { MeetingTag } from './EventTags.tsx';
import { AnswerDialog, CaseDialog } from './MeetingDialogs.tsx';
import type { Slot } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { FollowUp, Meeting } from './matchMeeting.schema.ts';
import { RecordDialog } from './RecordDialog.tsx';

function FollowUpLine({ meeting, followUp }: { readonly meeting: Meeting; readonly followUp: FollowUp }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const [isAsking, setAsking] = useState(false);
  const tone = followUp.answer ? 'done' : followUp.overdue ? 'act' : 'wait';
  const word = followUp.answer
    ? t(`followUp.value.${followUp.answer}`)
    : t(followUp.overdue ? 'followUp.overdue' : 'followUp.waiting');
  return (
    <li>
      <div className="row-apart small">
        <span>{t('followUp.line', { days: followUp.days, on: followUp.dueOn })}</span>
        <span className="row">
          <StatusTag tone={tone}>{word}</StatusTag>
          {meeting.may.includes('answer') ? (
            <Button
              small
              aria-label={`${t('followUp.answer')} ${t('followUp.line', { days: followUp.days, on: followUp.dueOn })}`}
              onClick={() => setAsking(true)}
            >
              {t('followUp.answer')}
            </Button>
          ) : null}
        </span>
      </div>
      {followUp.answer ? (
        <p className="small soft">{t('followUp.answered', { name: followUp.answeredByName, words: followUp.words })}</p>
      ) : null}
      {isAsking ? <AnswerDialog meeting={meeting} followUp={followUp} onClose={() => setAsking(false)} /> : null}
    </li>
  );
}

export interface MeetingLineProps {
  readonly meeting: Meeting;
  readonly slots: readonly Slot[];
}

/** Whom, when, at which table; what it left; what is still to be done. */
export function MeetingLine({ meeting, slots }: MeetingLineProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const [asking, setAsking] = useState<'record' | 'openCase' | null>(null);
  const slot = slots.find(({ id }) => id === meeting.slot);
  const { ownSide, seeks, offers } = meeting;
  const name =
    ownSide === 'seeks'
      ? offers.name
      : ownSide === 'offers'
        ? seeks.name
        : t('meeting.pair', { seeks: seeks.name, offers: offers.name });
  return (
    <li>
      <div className="row-apart">
        <span className="grow">
          <strong>{name}</strong>
          {meeting.isMutual ? <span className="small soft"> {t('timetable.mutual')}</span> : null}
        </span>
        <MeetingTag status={meeting.status} />
      </div>
      <div className="small soft">
        {t('timetable.at', { starts: slot?.starts ?? '', ends: slot?.ends ?? '', table: meeting.table })}
      </div>
      {meeting.nextOwner && meeting.nextOn ? (
        <p className="small">
          {t('meeting.next', {
            step: meeting.nextStep,
            owner: t(`meeting.owner.${meeting.nextOwner}`),
            on: meeting.nextOn,
          })}
        </p>
      ) : null}
      {meeting.absent ? (
        <p className="small">{t('meeting.absentLine', { who: t(`meeting.absentOf.${meeting.absent}`) })}</p>
      ) : null}
      {meeting.note ? <p className="small soft">{meeting.note}</p> : null}
      <div className="row">
        {meeting.may.includes('record') ? (
          <Button small onClick={() => setAsking('record')} aria-label={`${t('meeting.record')} ${name}`}>
            {t(meeting.status === 'planned' ? 'meeting.record' : 'meeting.correct')}
          </Button>
        ) : null}
        {meeting.may.includes('openCase') ? (
          <Button small onClick={() => setAsking('openCase')} aria-label={`${t('meeting.openCase')} ${name}`}>
            {t('meeting.openCase')}
          </Button>
        ) : null}
        {meeting.caseRef ? <Link to={caseAddress(meeting.caseRef)}>{t('meeting.case')}</Link> : null}
      </div>
      {meeting.followUps.length > 0 ? (
        <ul className="list" aria-label={t('followUp.title')}>
          {meeting.followUps.map((one) => (
            <FollowUpLine key={one.days} meeting={meeting} followUp={one} />
          ))}
        </ul>
      ) : null}
      {asking === 'record' ? <RecordDialog meeting={meeting} onClose={() => setAsking(null)} /> : null}
      {asking === 'openCase' ? <CaseDialog meeting={meeting} onClose={() => setAsking(null)} /> : null}
    </li>
  );
}
