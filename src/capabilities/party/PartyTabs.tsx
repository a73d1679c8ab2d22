import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../webkit/i18n.ts';
import { partyTexts } from './party.texts.ts';

const TABS = [
  { key: 'bodies', to: '/party' },
  { key: 'links', to: '/party/links' },
  { key: 'venues', to: '/party/venues' },
] as const;

/** The three sides of the room: who, what together, where. */
export function PartyTabs(): ReactNode {
  const t = useTexts(partyTexts);
  const path = useLocation().pathname;
  return (
    <nav className="tabs" aria-label={t('title')}>
      {TABS.map((tab) => (
        <Link key={tab.key} to={tab.to} className="tab" aria-current={path === tab.to ? 'page' : undefined}>
          {t(`tabs.${tab.key}`)}
        </Link>
      ))}
    </nav>
  );
}
