import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Actor } from '../kernel/actor.ts';
import { ActorProvider } from '../webkit/actor.tsx';
import { BridgeMark } from '../webkit/BridgeMark.tsx';
import { Icon } from '../webkit/Icon.tsx';
import { useTexts } from '../webkit/i18n.ts';
import { ToastProvider } from '../webkit/Toasts.tsx';
import { webkitTexts } from '../webkit/webkit.texts.ts';
import { BottomBar } from './BottomBar.tsx';
import { isCurrent, type NavigationItem, navigationFor } from './navigation.ts';
import { useUnread } from './useUnread.ts';
import { WhoAmI } from './WhoAmI.tsx';
import { webTexts } from './web.texts.ts';

const GROUPS = ['work', 'together', 'know', 'result', 'system'] as const;

function Brand(): ReactNode {
  const t = useTexts(webTexts);
  return (
    <Link to="/" className="brand">
      <BridgeMark size={30} />
      <span>
        <span className="brand-name">{t('name')}</span>
        <span className="brand-line">{t('line')}</span>
      </span>
    </Link>
  );
}

interface SideProps {
  readonly items: readonly NavigationItem[];
  readonly path: string;
  readonly unread: number;
}

function Side({ items, path, unread }: SideProps): ReactNode {
  const t = useTexts(webTexts);
  return (
    <nav aria-label={t('navigation')}>
      {GROUPS.map((group) => {
        const members = items.filter((item) => item.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group}>
            <div className="nav-group">{t(`group.${group}`)}</div>
            {members.map((item) => (
              <Link
                key={item.key}
                to={item.to}
                className="nav-link"
                aria-current={isCurrent(item, path) ? 'page' : undefined}
              >
                <Icon name={item.icon} />
                {t(`nav.${item.key}`)}
                {item.key === 'notices' && unread > 0 ? <span className="nav-count">{unread}</span> : null}
              </Link>
            ))}
          </div>
        );
      })}
    </nav>
  );
}

/** Frame of every page: navigation by permission, who acts for whom, and the page itself. */
export function Shell({ actor, demo }: { readonly actor: Actor; readonly demo: boolean }): ReactNode {
  const t = useTexts(webTexts);
  const kit = useTexts(webkitTexts);
  const path = useLocation({ select: (location) => location.pathname });
  const items = navigationFor(actor);
  const unread = useUnread();
  const content = useRef<HTMLElement>(null);
  const shownPath = useRef(path);
  useEffect(() => {
    // A new page begins at its own start, also for those who do not see it change.
    if (shownPath.current !== path) content.current?.focus({ preventScroll: true });
    shownPath.current = path;
  }, [path]);
  return (
    <ActorProvider actor={actor}>
      <ToastProvider>
        <a className="skip-link" href="#content">
          {t('skip')}
        </a>
        <div className="app">
          <header className="side">
            <Brand />
            <Side items={items} path={path} unread={unread} />
            <WhoAmI actor={actor} />
          </header>
          <div className="main">
            <div className="top-bar">
              <Brand />
              <span className="top-bar-org">
                {actor.orgName} · {kit(`role.${actor.role}`)}
              </span>
            </div>
            {demo ? (
              <aside className="demo-line" aria-label={t('demoLabel')}>
                {t('demo')}
              </aside>
            ) : null}
            <main className="content" id="content" ref={content} tabIndex={-1}>
              <Outlet />
            </main>
          </div>
          <BottomBar items={items} path={path} actor={actor} unread={unread} />
        </div>
      </ToastProvider>
    </ActorProvider>
  );
}
