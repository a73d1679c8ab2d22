import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { activityAddress } from '../../webkit/addresses.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { ActivityTag } from './ActivityTags.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { activitiesServing } from './activity.api.ts';
import type { Serves } from './activity.schema.ts';
import { timeSpan } from './activityTime.ts';

/** The activities that serve a need, a case or a programme: the other end of the link on their pages. */
export function ServingList({ serves }: { readonly serves: Serves }): ReactNode {
  const t = useTexts(activitiesTexts);
  const query = useQueryOf(activitiesServing, { query: serves });
  return (
    <Panel title={t('serves.title')}>
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('empty')}</p>
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
    </Panel>
  );
}
