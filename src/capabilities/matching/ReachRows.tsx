import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { enterpriseAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { call } from '../../webkit/client.ts';
import { formatAmount } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { EmptyState, ErrorNotice } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { ReachRow } from '../offers/offer.schema.ts';
import { HiddenRows } from './HiddenRows.tsx';
import { exportReach, listReach } from './match.api.ts';
import { matchingTexts } from './matching.texts.ts';
import type { ReachChoice } from './reach.rules.ts';

const PAGE = 20;

function Row({ row }: { readonly row: ReachRow }): ReactNode {
  const pick = usePick();
  const language = useLanguage();
  return (
    <li className="row-apart">
      <span className="grow">
        <Link to={enterpriseAddress({ regionId: row.regionId, id: row.enterpriseId })}>{row.name}</Link>
        <br />
        <span className="small soft">{pick(row.summary)}</span>
      </span>
      {row.amountFen === null ? null : <span className="number">{formatAmount(row.amountFen, language)}</span>}
    </li>
  );
}

interface MoreRows {
  readonly rows: readonly ReachRow[];
  readonly next: string | null;
}

/** Rows after the first page, fetched on request; forgotten when another group is chosen. */
function useMoreRows(offer: RowRef, choice: ReachChoice) {
  const [more, setMore] = useState<MoreRows>();
  const [error, setError] = useState<unknown>();
  const fetchAfter = async (after: string): Promise<void> => {
    try {
      const page = await call(listReach, { params: offer, query: { ...choice, after, limit: PAGE } });
      setMore((now) => ({ rows: [...(now?.rows ?? []), ...page.items], next: page.next }));
    } catch (failure) {
      setError(failure);
    }
  };
  return { more, error, fetchAfter };
}

export interface ReachRowsProps {
  readonly offer: RowRef;
  readonly choice: ReachChoice;
}

/** The enterprises behind one count, by name only where the reader may see them. */
export function ReachRows(props: ReachRowsProps): ReactNode {
  return <ChosenRows key={JSON.stringify(props.choice)} {...props} />;
}

function ChosenRows({ offer, choice }: ReachRowsProps): ReactNode {
  const t = useTexts(matchingTexts);
  const download = useDownload();
  const kit = useTexts(webkitTexts);
  const first = useQueryOf(listReach, { params: offer, query: { ...choice, limit: PAGE } });
  const { more, error, fetchAfter } = useMoreRows(offer, choice);
  return (
    <section className="panel-body" aria-label={t('reach.list')}>
      <div className="row-apart">
        <h3>{t('reach.list')}</h3>
        <Button small onClick={() => download(exportReach, { params: offer, query: choice }, t('reach.exportName'))}>
          {t('reach.export')}
        </Button>
      </div>
      <Loaded query={first}>
        {(page) => {
          const next = more ? more.next : page.next;
          return (
            <>
              {page.items.length === 0 ? <EmptyState title={t('reach.empty')} hint={t('reach.emptyHint')} /> : null}
              <ul className="list">
                {[...page.items, ...(more?.rows ?? [])].map((row) => (
                  <Row key={row.enterpriseId} row={row} />
                ))}
              </ul>
              <ErrorNotice error={error} />
              {next ? (
                <Button small onClick={() => void fetchAfter(next)}>
                  {kit('more', { count: page.items.length })}
                </Button>
              ) : null}
              <HiddenRows offer={offer} choice={choice} hidden={page.hidden} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
