import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { consentPurposeName } from '../../vocabulary/consentPurposes.ts';
import { useActor } from '../../webkit/actor.tsx';
import { formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { consentsTexts } from './consents.texts.ts';
import { FactReads } from './FactReads.tsx';
import { GrantLine } from './GrantLine.tsx';
import { GrantsPanel } from './GrantsPanel.tsx';
import { listReceived } from './grant.api.ts';

function OwnConsents({ enterprise }: { readonly enterprise: RowRef }): ReactNode {
  const t = useTexts(consentsTexts);
  return (
    <>
      <PageHeader title={t('panel.title')} />
      <div className="stack">
        <GrantsPanel enterprise={enterprise} servedBy={[]} />
        <Panel title={t('reads.title')}>
          <p className="small soft">{t('reads.note')}</p>
          <FactReads enterprise={enterprise} />
        </Panel>
      </div>
    </>
  );
}

function Received(): ReactNode {
  const t = useTexts(consentsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const received = useQueryOf(listReceived, {});
  const told = (count: number | null): string => (count === null ? t('received.few') : formatNumber(count));
  return (
    <>
      <PageHeader title={t('received.title')} note={t('received.note')} />
      <Loaded query={received}>
        {({ items, asked }) => (
          <div className="stack">
            {asked.length > 0 ? (
              <Panel title={t('received.askedTitle')}>
                <ul className="list">
                  {asked.map((one) => (
                    <li key={`${one.offerRef?.id ?? ''} ${one.purpose}`}>
                      {t('received.asked', {
                        purpose: consentPurposeName(one.purpose, language),
                        waiting: told(one.waiting),
                        declined: told(one.declined),
                      })}
                    </li>
                  ))}
                </ul>
              </Panel>
            ) : null}
            <Panel title={t('received.enterprise')}>
              {items.length === 0 ? (
                <EmptyState title={t('received.empty')} hint={t('received.emptyHint')} />
              ) : (
                <ul className="list">
                  {items.map((grant) => (
                    <GrantLine key={grant.id} grant={grant} noticeVersion="" received />
                  ))}
                </ul>
              )}
            </Panel>
          </div>
        )}
      </Loaded>
    </>
  );
}

/** The enterprise: what it opened and who looked. Everybody else: what was opened to them. */
export function ConsentsPage(): ReactNode {
  const { enterprise } = useActor();
  return enterprise ? <OwnConsents enterprise={enterprise} /> : <Received />;
}
