import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { consentsTexts } from './consents.texts.ts';
import { GiveGrantDialog } from './GiveGrantDialog.tsx';
import { GrantLine } from './GrantLine.tsx';
import { listGrants } from './grant.api.ts';
import { NOTICE_VERSION } from './grant.rules.ts';
import { LatestReads } from './LatestReads.tsx';
import { RequestGrantDialog } from './RequestGrantDialog.tsx';

export interface GrantsPanelProps {
  readonly enterprise: RowRef;
  /** Organisations that serve the enterprise may register its consent on paper. */
  readonly servedBy: readonly number[];
  /** Shows the enterprise who looked last; its own page of consent has the whole record. */
  readonly withReads?: boolean;
}

/** The section “授权”: for the enterprise everything it has opened and its decisions, for others the grounds they read on. */
export function GrantsPanel({ enterprise, servedBy, withReads = false }: GrantsPanelProps): ReactNode {
  const t = useTexts(consentsTexts);
  const actor = useActor();
  const [mayGive, mayRequest] = [useMay('consents.give'), useMay('consents.request')];
  const own = actor.enterprise?.id === enterprise.id;
  const grants = useQueryOf(listGrants, { params: enterprise });
  const [open, setOpen] = useState<'give' | 'request'>();
  // Who reads by duty has nothing to ask for.
  const byDuty = servedBy.includes(actor.org);
  const gives = mayGive && (own || servedBy.includes(actor.org));
  return (
    <Panel
      title={t('panel.title')}
      aside={
        <span className="row">
          {gives ? (
            <Button small onClick={() => setOpen('give')}>
              {t(own ? 'panel.give' : 'panel.givePaper')}
            </Button>
          ) : null}
          {mayRequest && !own && !byDuty ? (
            <Button small onClick={() => setOpen('request')}>
              {t('panel.request')}
            </Button>
          ) : null}
        </span>
      }
    >
      <p className="small soft">{t(own ? 'panel.note' : 'panel.noteOther')}</p>
      <Loaded query={grants} lines={3}>
        {({ items, noticeVersion }) =>
          items.length === 0 ? (
            <EmptyState title={t('panel.empty')} hint={t('panel.emptyHint')} />
          ) : (
            <ul className="list">
              {items.map((grant) => (
                <GrantLine key={grant.id} grant={grant} noticeVersion={noticeVersion} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {own && withReads ? <LatestReads enterprise={enterprise} /> : null}
      {open === 'give' ? (
        <GiveGrantDialog
          enterprise={enterprise}
          noticeVersion={grants.data?.noticeVersion ?? NOTICE_VERSION}
          onPaper={!own}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'request' ? <RequestGrantDialog enterprise={enterprise} onClose={() => setOpen(undefined)} /> : null}
    </Panel>
  );
}
