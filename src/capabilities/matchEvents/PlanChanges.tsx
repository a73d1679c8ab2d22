import type { ReactNode } from 'react';
import { formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import type { Slot } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import type { PlanChange } from './matchMeeting.schema.ts';

interface Lines {
  readonly plan: PlanChange;
  readonly slots: readonly Slot[];
}

const SHOWN = 60;

/** What one planning moved, added and dropped, meeting by meeting. The first plan has nothing to compare with. */
function ChangeLines({ plan, slots }: Lines): ReactNode {
  const t = useTexts(matchEventsTexts);
  const place = (at: { readonly slot: string; readonly table: number }): string =>
    t('schedule.place', { time: slots.find(({ id }) => id === at.slot)?.starts ?? '', table: at.table });
  const pair = (one: { readonly seeks: string; readonly offers: string }): string => t('meeting.pair', one);
  const lines = [
    ...plan.moved.map((one) => t('schedule.moved', { pair: pair(one), from: place(one.from), to: place(one.to) })),
    ...plan.dropped.map((one) => t('schedule.dropped', { pair: pair(one), to: place(one) })),
    ...plan.added.map((one) => t('schedule.added', { pair: pair(one), to: place(one) })),
  ];
  return (
    <ul className="list small">
      {lines.slice(0, SHOWN).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The plannings, the latest first. */
export function PlanChanges({
  plans,
  slots,
}: {
  readonly plans: readonly PlanChange[];
  readonly slots: readonly Slot[];
}): ReactNode {
  const t = useTexts(matchEventsTexts);
  return (
    <Panel title={t('schedule.changes')}>
      {plans.map((plan, index) => (
        <details key={plan.id} className="disclosure" open={index === 0 && !plan.fresh}>
          <summary>
            {t('schedule.changeLine', {
              at: formatInstant(plan.at),
              kind: t(plan.fresh ? 'schedule.first' : 'schedule.again'),
              count: plan.meetings,
              moved: plan.moved.length,
              added: plan.added.length,
              dropped: plan.dropped.length,
            })}
          </summary>
          <ChangeLines plan={plan} slots={slots} />
        </details>
      ))}
    </Panel>
  );
}
