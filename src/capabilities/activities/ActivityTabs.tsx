import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { activitiesTexts } from './activities.texts.ts';

const TABS = [
  ['calendar', '/activities'],
  ['list', '/activities/list'],
  ['plans', '/activity-plans'],
  ['initiatives', '/initiatives'],
  ['letters', '/appointments'],
] as const;

/** The pages of the room, side by side. */
export function ActivityTabs(): ReactNode {
  const t = useTexts(activitiesTexts);
  const path = useLocation().pathname;
  return (
    <nav className="tabs" aria-label={t('title')}>
      {TABS.map(([key, to]) => (
        <Link key={key} to={to} className="tab" aria-current={path === to ? 'page' : undefined}>
          {t(`tabs.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
