import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { activityAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { ActivityTag } from './ActivityTags.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { activitiesServing } from './activity.api.ts';
import type { Serves } from './activity.schema.ts';
import { timeSpan } from './activityTime.ts';

// The form is large and seldom opened from here; pages that show the list stay light.
const ActivityForm = lazy(async () => ({ default: (await import('./ActivityForm.tsx')).ActivityForm }));

/** The activities that serve a need, a case or a programme: the other end of the link on their pages. */
export function ServingList({ serves }: { readonly serves: Serves }): ReactNode {
  const t = useTexts(activitiesTexts);
  const may = useMay('activities.manage');
  const [open, setOpen] = useState(false);
  const query = useQueryOf(activitiesServing, { query: serves });
  return (
    <Panel
      title={t('serves.title')}
      aside={
        may ? (
          <Button small onClick={() => setOpen(true)}>
            {t('arrange')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('serves.none')}</p>
          ) : (
            <ul className="list">
              {items.map((item) => (
                <li key={item.id} className="row-apart">
                  <Link to={activityAddress(item)}>{item.title}</Link>
                  <span className="row small soft">
                    {timeSpan(item.startsAt, item.endsAt)} <ActivityTag status={item.status} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {open ? (
        <Suspense fallback={null}>
          <ActivityForm initial={{ serves }} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </Panel>
  );
}
