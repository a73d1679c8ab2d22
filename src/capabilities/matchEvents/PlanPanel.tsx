import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { Figure } from '../../webkit/Figure.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { planMeetings } from './matchEvent.api.ts';
import type { EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { ScheduleView } from './matchMeeting.schema.ts';
import { PlanChanges } from './PlanChanges.tsx';
import { ScheduleBoard } from './ScheduleBoard.tsx';

interface PlanPanelProps {
  readonly event: EventView;
  readonly schedule: ScheduleView;
}

function WishesMet({ wishes }: { readonly wishes: NonNullable<ScheduleView['wishes']> }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const { list } = usePhrases();
  const of = (met: number, stated: number): string => `${met} / ${stated}`;
  return (
    <>
      <div className="figures">
        <Figure label={t('schedule.mutual')} value={of(wishes.mutualMet, wishes.mutualStated)} />
        <Figure label={t('schedule.top')} value={of(wishes.topMet, wishes.topStated)} />
        <Figure label={t('schedule.met')} value={of(wishes.met, wishes.stated)} />
        {wishes.ofBound === null ? null : (
          <Figure label={t('schedule.ofBound')} value={String(wishes.ofBound)} unit="%" />
        )}
      </div>
      {wishes.without.length > 0 ? (
        <p className="small soft">{t('schedule.without', { names: list(wishes.without) })}</p>
      ) : null}
    </>
  );
}

/** The host's plan: the board, how far wishes are met, what each planning changed. */
export function PlanPanel({ event, schedule }: PlanPanelProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const plan = useCommand(planMeetings, ({ plans, meetings }) => {
    setAsking(false);
    const [last] = plans;
    const counts = last && { moved: last.moved.length, added: last.added.length, dropped: last.dropped.length };
    toast({
      text: counts && !last.fresh ? t('schedule.replanned', counts) : t('schedule.done', { count: meetings.length }),
    });
  });
  const run = (fresh: boolean): void =>
    plan.mutate({ params: { regionId: event.regionId, id: event.id }, version: event.version, body: { fresh } });
  const isPlanned = event.plannedAt !== null;
  return (
    <div className="stack">
      <Panel
        title={t('schedule.title')}
        aside={
          <span className="row">
            {isPlanned ? (
              <Button small onClick={() => window.print()}>
                {t('timetable.print')}
              </Button>
            ) : null}
            {isPlanned && event.may.includes('plan') ? (
              <Button small look="quiet" onClick={() => setAsking(true)}>
                {t('schedule.fresh')}
              </Button>
            ) : null}
            {event.may.includes(isPlanned ? 'replan' : 'plan') ? (
              <Button
                small={isPlanned}
                look={event.lateChanges > 0 || !isPlanned ? 'primary' : 'plain'}
                busy={plan.isPending}
                onClick={() => run(false)}
              >
                {plan.isPending ? t('schedule.running') : t(isPlanned ? 'schedule.replan' : 'schedule.plan')}
              </Button>
            ) : null}
          </span>
        }
      >
        <div className="stack">
          {isAsking ? null : <ErrorNotice error={plan.error} />}
          {event.lateChanges > 0 && isPlanned ? (
            <p className="notice notice-wait">{t('schedule.late', { count: event.lateChanges })}</p>
          ) : null}
          {schedule.wishes ? <WishesMet wishes={schedule.wishes} /> : null}
          <ScheduleBoard event={event} schedule={schedule} />
        </div>
      </Panel>
      {schedule.plans.length > 0 ? <PlanChanges plans={schedule.plans} slots={event.slots} /> : null}
      {isAsking ? (
        <Dialog title={t('schedule.fresh')} onClose={() => setAsking(false)}>
          <div className="stack">
            <p>{t('schedule.freshText')}</p>
            <ErrorNotice error={plan.error} />
            <div className="form-actions">
              <Button look="danger" busy={plan.isPending} onClick={() => run(true)}>
                {t('schedule.fresh')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
