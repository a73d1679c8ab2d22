import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { activityKindName } from '../../vocabulary/activityKinds.ts';
import { activityAddress } from '../../webkit/addresses.ts';
import { today } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { ActivityTag } from './ActivityTags.tsx';
import { activitiesTexts } from './activities.texts.ts';
import type { ActivitySummary } from './activity.schema.ts';
import { timeSpan } from './activityTime.ts';
import { localTime } from './calendar.rules.ts';
import './activities.css';

/** Days of the weeks that a month touches, Monday first. */
function daysOf(month: string): string[] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const start = first.getTime() - ((first.getUTCDay() + 6) % 7) * 86_400_000;
  const days: string[] = [];
  for (let at = start; ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (days.length % 7 === 0 && day.slice(0, 7) > month) return days;
    days.push(day);
  }
}

function AsList({ items }: { readonly items: readonly ActivitySummary[] }): ReactNode {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return (
    <ul className="list month-list">
      {items.map((item) => (
        <li key={item.id}>
          <div className="row-apart">
            <Link to={activityAddress(item)}>{item.title}</Link>
            <ActivityTag status={item.status} />
          </div>
          <div className="small soft">
            {timeSpan(item.startsAt, item.endsAt)} · {item.place}
          </div>
          <div className="small soft">
            {activityKindName(item.kind, language)} · {item.hostName}
          </div>
        </li>
      ))}
    </ul>
  );
}

function AsGrid({ month, items }: { readonly month: string; readonly items: readonly ActivitySummary[] }): ReactNode {
  const t = useTexts(activitiesTexts);
  const now = today();
  const on = (day: string) => items.filter((item) => localTime(item.startsAt).slice(0, 10) === day);
  return (
    <div className="table-frame">
      <div className="month-grid" aria-hidden="true">
        {daysOf(month)
          .slice(0, 7)
          .map((day, index) => (
            <div key={day} className="month-head">
              {t('month.days').slice(index, index + 1)}
            </div>
          ))}
      </div>
      <ol className="month-grid">
        {daysOf(month).map((day) => (
          <li
            key={day}
            className={day.startsWith(month) ? 'month-day' : 'month-day month-other'}
            aria-current={day === now ? 'date' : undefined}
          >
            <time dateTime={day} className="month-number">
              {Number(day.slice(8))}
            </time>
            {on(day).map((item) => (
              <Link key={item.id} to={activityAddress(item)} className={`month-item month-${item.status}`}>
                <span className="nowrap">{localTime(item.startsAt).slice(11)}</span> {item.title}
                <span className="visually-hidden">{t(`status.${item.status}`)}</span>
              </Link>
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A month: a grid on a desk, a list on a phone. */
export function MonthView(props: { readonly month: string; readonly items: readonly ActivitySummary[] }): ReactNode {
  const t = useTexts(activitiesTexts);
  const phone = usePhone();
  if (props.items.length === 0) return <EmptyState title={t('emptyMonth')} hint={t('emptyMonthHint')} />;
  return phone ? <AsList items={props.items} /> : <AsGrid {...props} />;
}
