import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Actor } from '../kernel/actor.ts';
import { Dialog } from '../webkit/Dialog.tsx';
import { Icon } from '../webkit/Icon.tsx';
import { useTexts } from '../webkit/i18n.ts';
import { isCurrent, type NavigationItem, PHONE_BAR_ITEMS } from './navigation.ts';
import { WhoAmI } from './WhoAmI.tsx';
import { webTexts } from './web.texts.ts';

export interface BottomBarProps {
  readonly items: readonly NavigationItem[];
  readonly path: string;
  readonly actor: Actor;
  readonly unread: number;
}

/** Navigation under the thumb: the first items, the rest and the account behind “more”. */
export function BottomBar({ items, path, actor, unread }: BottomBarProps): ReactNode {
  const t = useTexts(webTexts);
  const [open, setOpen] = useState(false);
  const rest = items.slice(PHONE_BAR_ITEMS);
  return (
    <>
      <nav className="bottom-bar" aria-label={t('navigation')}>
        {items.slice(0, PHONE_BAR_ITEMS).map((item) => (
          <Link
            key={item.key}
            to={item.to}
            className="bottom-item"
            aria-current={isCurrent(item, path) ? 'page' : undefined}
          >
            <Icon name={item.icon} size={20} />
            <span>
              {t(`nav.${item.key}`)}
              {item.key === 'notices' && unread > 0 ? ` ${unread}` : ''}
            </span>
          </Link>
        ))}
        <button type="button" className="bottom-item" onClick={() => setOpen(true)}>
          <Icon name="menu" size={20} />
          <span>{t('more')}</span>
        </button>
      </nav>
      {open ? (
        <Dialog title={t('more')} onClose={() => setOpen(false)}>
          <nav aria-label={t('more')}>
            {rest.map((item) => (
              <Link key={item.key} to={item.to} className="nav-link" onClick={() => setOpen(false)}>
                <Icon name={item.icon} />
                {t(`nav.${item.key}`)}
              </Link>
            ))}
          </nav>
          <WhoAmI actor={actor} />
        </Dialog>
      ) : null}
    </>
  );
}
