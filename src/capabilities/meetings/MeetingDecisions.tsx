import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { draftAddress, meetingAddress, taskAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { TaskStatusTag } from '../tasks/TaskTags.tsx';
import { MotionTag } from './MeetingTags.tsx';
import { closeMotion, questionToNeed, voteMotion } from './meeting.api.ts';
import { choiceSchema, type MeetingView, type Motion } from './meeting.schema.ts';
import { meetingsTexts } from './meetings.texts.ts';

/** Votes, resolutions and questions of a meeting. */

interface Part {
  readonly meeting: MeetingView;
  readonly aside?: ReactNode;
}

function MotionLine({ meeting, motion }: Part & { readonly motion: Motion }): ReactNode {
  const t = useTexts(meetingsTexts);
  const vote = useCommand(voteMotion);
  const close = useCommand(closeMotion);
  const params = { regionId: meeting.regionId, id: meeting.id, motionId: motion.id };
  const open = motion.status === 'open';
  return (
    <li>
      <div className="row-apart">
        <span>{motion.title}</span>
        <MotionTag status={motion.status} />
      </div>
      {motion.text ? <div className="small soft">{motion.text}</div> : null}
      <div className="small soft">
        {open
          ? t('page.cast', { count: motion.cast })
          : t('page.tally', {
              yes: motion.yes ?? 0,
              no: motion.no ?? 0,
              abstain: motion.abstain ?? 0,
              present: motion.present,
              eligible: motion.eligible,
            })}
        {motion.ownChoice ? ` · ${t('page.voted', { choice: t(`choice.${motion.ownChoice}`) })}` : ''}
      </div>
      <ErrorNotice error={vote.error ?? close.error} />
      <div className="row">
        {open && meeting.may.includes('vote') && motion.ownChoice === null
          ? choiceSchema.options.map((choice) => (
              <Button
                key={choice}
                small
                look={choice === 'yes' ? 'primary' : 'plain'}
                busy={vote.isPending}
                onClick={() => vote.mutate({ params, body: { choice } })}
              >
                {t(`choice.${choice}`)}
              </Button>
            ))
          : null}
        {open && meeting.may.includes('putMotion') ? (
          <Button small busy={close.isPending} onClick={() => close.mutate({ params })}>
            {t('page.closeVote')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

export function Motions({ meeting, aside }: Part): ReactNode {
  const t = useTexts(meetingsTexts);
  return (
    <Panel title={t('page.motions')} aside={aside}>
      {meeting.motions.length === 0 ? <p className="soft">{t('page.noMotions')}</p> : null}
      <ul className="list">
        {meeting.motions.map((motion) => (
          <MotionLine key={motion.id} meeting={meeting} motion={motion} />
        ))}
      </ul>
    </Panel>
  );
}

function ResolutionLines({ resolutions }: { readonly resolutions: MeetingView['resolutions'] }): ReactNode {
  return (
    <ul className="list">
      {resolutions.map((one) => (
        <li key={one.id}>
          <div className="row-apart">
            {one.task ? <Link to={taskAddress(one.task)}>{one.text}</Link> : <span>{one.text}</span>}
            {one.task ? <TaskStatusTag task={one.task} /> : null}
          </div>
          <div className="small soft">
            {one.ownerName} · {one.dueOn}
            {one.measure ? ` · ${one.measure}` : ''}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Resolutions({ meeting, aside }: Part): ReactNode {
  const t = useTexts(meetingsTexts);
  return (
    <Panel title={t('page.resolutions')} aside={aside}>
      {meeting.resolutions.length === 0 ? <p className="soft">{t('page.noResolutions')}</p> : null}
      <ResolutionLines resolutions={meeting.resolutions} />
    </Panel>
  );
}

/** What the last meeting of this body resolved, and how it stands: the first thing on the table. */
export function PreviousResolutions({ meeting }: Part): ReactNode {
  const t = useTexts(meetingsTexts);
  const { previous } = meeting;
  if (!previous || previous.resolutions.length === 0) return null;
  return (
    <Panel
      title={t('page.previous')}
      aside={<Link to={meetingAddress(previous.meeting)}>{t('page.previousOf', { title: previous.title })}</Link>}
    >
      <ResolutionLines resolutions={previous.resolutions} />
    </Panel>
  );
}

export function Questions({ meeting, aside }: Part): ReactNode {
  const t = useTexts(meetingsTexts);
  const turn = useCommand(questionToNeed);
  return (
    <Panel title={t('page.questions')} aside={aside}>
      {meeting.questions.length === 0 ? <p className="soft">{t('page.noQuestions')}</p> : null}
      <ErrorNotice error={turn.error} />
      <ul className="list">
        {meeting.questions.map((one) => (
          <li key={one.id}>
            <div className="row-apart">
              <span>{one.title}</span>
              {one.need ? <Link to={draftAddress(one.need)}>{t('page.need')}</Link> : null}
              {one.mayBecomeNeed ? (
                <Button
                  small
                  look="primary"
                  busy={turn.isPending}
                  onClick={() =>
                    turn.mutate({ params: { regionId: meeting.regionId, id: meeting.id, questionId: one.id } })
                  }
                >
                  {t('page.toNeed')}
                </Button>
              ) : null}
            </div>
            <div className="small soft">
              {one.orgName}
              {one.text ? ` · ${one.text}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
