import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { meetingEditAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { Motions, PreviousResolutions, Questions, Resolutions } from './MeetingDecisions.tsx';
import {
  MotionDialog,
  QuestionDialog,
  ReplyDialog,
  ResolveDialog,
  SeatsDialog,
  StepDialog,
} from './MeetingDialogs.tsx';
import { MeetingStatusTag, ReplyTag } from './MeetingTags.tsx';
import { MeetingUnits } from './MeetingUnits.tsx';
import { getMeeting } from './meeting.api.ts';
import { type MeetingView, meetingStepSchema } from './meeting.schema.ts';
import { meetingsTexts } from './meetings.texts.ts';

type Act = MeetingView['may'][number];
const share = ({ num, den }: { num: number; den: number }): string => `${num}/${den}`;

function Facts({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const t = useTexts(meetingsTexts);
  const { quorum } = meeting;
  return (
    <div className="stack-tight">
      <div className="row">
        <MeetingStatusTag status={meeting.status} />
        <span>
          {formatInstant(meeting.startsAt)} – {formatInstant(meeting.endsAt).slice(11)}
        </span>
        {meeting.place ? <span>{meeting.place}</span> : null}
        <span className="soft">
          {meeting.allianceName ?? meeting.ownerName} · {t(`body.${meeting.body}`)}
        </span>
      </div>
      <div className="row">
        <span>
          {t('page.replied', { replied: meeting.replied, invited: meeting.invited, expected: meeting.expected })}
        </span>
        <span className="soft">
          {t('page.rule', { present: share(meeting.rule.present), agree: share(meeting.rule.agree) })}
        </span>
        {meeting.status === 'draft' || meeting.status === 'cancelled' ? null : (
          <StatusTag tone={quorum.reached ? 'done' : 'wait'}>
            {quorum.reached ? t('page.quorumReached') : t('page.quorumMissing')}{' '}
            {t('page.quorum', { present: quorum.present, eligible: quorum.eligible, needed: quorum.needed })}
          </StatusTag>
        )}
        {meeting.own ? (
          <span className="row">
            {t('page.ownReply')} <ReplyTag reply={meeting.own.reply} />
          </span>
        ) : null}
      </div>
      {meeting.cancelledReason ? (
        <p className="notice">{t('page.cancelled', { reason: meeting.cancelledReason })}</p>
      ) : null}
    </div>
  );
}

function Acts({ meeting, onAct }: { readonly meeting: MeetingView; readonly onAct: (act: Act) => void }): ReactNode {
  const t = useTexts(meetingsTexts);
  const steps = meetingStepSchema.options.filter((step) => meeting.may.includes(step) && step !== 'cancel');
  const others = (['reply', 'seat'] as const).filter((act) => meeting.may.includes(act));
  const first = steps[0] ?? others[0];
  return (
    <div className="row">
      {steps.map((step) => (
        <Button key={step} look={step === first ? 'primary' : 'plain'} onClick={() => onAct(step)}>
          {t(`step.${step}`)}
        </Button>
      ))}
      {others.map((act) => (
        <Button key={act} look={act === first ? 'primary' : 'plain'} onClick={() => onAct(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
      {meeting.may.includes('edit') ? (
        <Link to={meetingEditAddress(meeting)} className={buttonClass()}>
          {t('act.edit')}
        </Link>
      ) : null}
      {meeting.may.includes('cancel') ? <Button onClick={() => onAct('cancel')}>{t('step.cancel')}</Button> : null}
    </div>
  );
}

function Opened({
  meeting,
  act,
  onClose,
}: {
  readonly meeting: MeetingView;
  readonly act: Act;
  readonly onClose: () => void;
}): ReactNode {
  const step = meetingStepSchema.safeParse(act);
  if (step.success) return <StepDialog meeting={meeting} step={step.data} onClose={onClose} />;
  if (act === 'reply') return <ReplyDialog meeting={meeting} onClose={onClose} />;
  if (act === 'seat') return <SeatsDialog meeting={meeting} onClose={onClose} />;
  if (act === 'putMotion') return <MotionDialog meeting={meeting} onClose={onClose} />;
  if (act === 'resolve') return <ResolveDialog meeting={meeting} onClose={onClose} />;
  if (act === 'raise') return <QuestionDialog meeting={meeting} onClose={onClose} />;
  return null;
}

function Agenda({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const t = useTexts(meetingsTexts);
  return (
    <Panel title={t('page.agenda')}>
      {meeting.agenda.length === 0 ? (
        <p className="soft">{t('page.noAgenda')}</p>
      ) : (
        <ol className="plain-ordered">
          {meeting.agenda.map((item) => (
            <li key={item.title}>{item.title}</li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** One meeting: who comes, what is decided, what becomes of it. */
export function MeetingPage(): ReactNode {
  const t = useTexts(meetingsTexts);
  const query = useQueryOf(getMeeting, { params: useRowRef() });
  const [act, setAct] = useState<Act>();
  const button = (meeting: MeetingView, name: 'putMotion' | 'resolve' | 'raise'): ReactNode =>
    meeting.may.includes(name) ? (
      <Button small onClick={() => setAct(name)}>
        {t(`act.${name}`)}
      </Button>
    ) : null;
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/meetings">{t('title')}</Link>} />
      <Loaded query={query} lines={10}>
        {(meeting) => (
          <div className="stack">
            <Facts meeting={meeting} />
            <Acts meeting={meeting} onAct={setAct} />
            <PreviousResolutions meeting={meeting} />
            <div className="columns">
              <div className="stack">
                <Resolutions meeting={meeting} aside={button(meeting, 'resolve')} />
                <Motions meeting={meeting} aside={button(meeting, 'putMotion')} />
                <Questions meeting={meeting} aside={button(meeting, 'raise')} />
              </div>
              <div className="stack">
                <Agenda meeting={meeting} />
                {meeting.minutes ? (
                  <Panel title={t('page.minutes')}>
                    <p className="prewrap">{meeting.minutes}</p>
                  </Panel>
                ) : null}
                <Panel title={t('page.counted')}>
                  <CountedFigures counted={meeting.counted} />
                </Panel>
              </div>
            </div>
            <MeetingUnits meeting={meeting} />
            {act ? <Opened meeting={meeting} act={act} onClose={() => setAct(undefined)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
