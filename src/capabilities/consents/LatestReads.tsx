import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { consentPurposeName } from '../../vocabulary/consentPurposes.ts';
import { formatInstant } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { consentsTexts } from './consents.texts.ts';
import { listFactReads } from './grant.api.ts';

const SHOWN = 5;

/** On the enterprise's own page: who looked last, and the way to the whole record. */
export function LatestReads({ enterprise }: { readonly enterprise: RowRef }): ReactNode {
  const t = useTexts(consentsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const reads = useQueryOf(listFactReads, { params: enterprise, query: { limit: SHOWN } });
  return (
    <section aria-label={t('reads.title')}>
      <h3>{t('reads.title')}</h3>
      <Loaded query={reads} lines={2}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className="small soft">{t('reads.empty')}</p> : null}
            <ul className="list">
              {items.map((read) => (
                <li key={read.id} className="small">
                  {formatInstant(read.at)} {read.byName}
                  <br />
                  <span className="soft">
                    {t('reads.line', {
                      basis: t(`basis.${read.basis}`),
                      purpose: consentPurposeName(read.purpose, language),
                      count: read.facts,
                    })}
                  </span>
                </li>
              ))}
            </ul>
            <Link to="/consents">{t('reads.whole')}</Link>
          </>
        )}
      </Loaded>
    </section>
  );
}
