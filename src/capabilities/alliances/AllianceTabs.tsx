import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { alliancesTexts } from './alliances.texts.ts';

const TABS = [
  ['list', '/alliances'],
  ['complement', '/alliances/complement'],
  ['applications', '/alliance-applications'],
] as const;

/** The pages of the room, side by side. */
export function AllianceTabs(): ReactNode {
  const t = useTexts(alliancesTexts);
  const path = useLocation().pathname;
  return (
    <nav className="tabs" aria-label={t('title')}>
      {TABS.map(([key, to]) => (
        <Link
          key={key}
          to={to}
          className="tab"
          activeOptions={{ exact: true }}
          aria-current={path === to ? 'page' : undefined}
        >
          {t(`tabs.${key}`)}
        </Link>
      ))}
    </nav>
  );
}
