import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { useFilters } from '../../webkit/filters.ts';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { ActivityTabs } from './ActivityTabs.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { monthOfActivities } from './activity.api.ts';
import { monthQuerySchema } from './activity.schema.ts';
import { FeedPanel } from './FeedPanel.tsx';
import { MonthView } from './MonthView.tsx';

function shifted(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

export function ArrangeButton(): ReactNode {
  const t = useTexts(activitiesTexts);
  const may = useMay('activities.manage');
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        {t('arrange')}
      </Button>
      {open ? <ActivityForm onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const filterSchema = z.strictObject({ month: monthQuerySchema.shape.month.optional() });

/** The calendar of the room: one month of everything the reader may see. */
export function ActivitiesPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const [filters, change] = useFilters(filterSchema);
  const month = filters.month ?? today().slice(0, 7);
  const query = useQueryOf(monthOfActivities, { query: { month } });
  const label = t('month.label', { year: month.slice(0, 4), month: Number(month.slice(5)) });
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} action={<ArrangeButton />} />
      <ActivityTabs />
      <div className="stack">
        <div className="row-apart">
          <h2>{label}</h2>
          <span className="row">
            <Button small onClick={() => change({ month: shifted(month, -1) })}>
              {t('month.previous')}
            </Button>
            <Button small onClick={() => change({ month: shifted(month, 1) })}>
              {t('month.next')}
            </Button>
          </span>
        </div>
        <Loaded query={query} lines={8}>
          {({ items }) => <MonthView month={month} items={items} />}
        </Loaded>
        <FeedPanel />
      </div>
    </>
  );
}
