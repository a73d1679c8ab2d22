import { Link } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import * as z from 'zod';
import { Button } from '../../webkit/Button.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { useFilters } from '../../webkit/filters.ts';
import { formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { EmptyState, Skeleton } from '../../webkit/States.tsx';
import { usePhone } from '../../webkit/useMedia.ts';
import { FocusLink } from './FocusLink.tsx';
import { NetworkFilters } from './NetworkFilters.tsx';
import { NetworkList } from './NetworkList.tsx';
import './network.css';
import { exportNetwork, viewNetwork } from './network.api.ts';
import { type NetworkView, networkQuerySchema } from './network.schema.ts';
import { networkTexts } from './network.texts.ts';
import { nodeAddress } from './nodeAddress.ts';
import { nodeText } from './nodeText.rules.ts';
import { useCountText, useNodeWords } from './useNodeWords.ts';

const Picture = lazy(async () => ({ default: (await import('./NetworkPicture.tsx')).NetworkPicture }));

const pageSchema = networkQuerySchema.extend({ view: z.enum(['picture', 'list']).optional() });

/** Where the reader is: the whole, or what is looked into, with the way to its page. */
function Whereabouts({ view }: { readonly view: NetworkView }): ReactNode {
  const t = useTexts(networkTexts);
  const words = useNodeWords();
  const count = useCountText();
  const { centre } = view;
  if (centre === null) return null;
  const page = nodeAddress(centre);
  return (
    <nav className="network-where" aria-label={t('crumb.label')}>
      <FocusLink node={null}>{t('crumb.whole')}</FocusLink>
      <span aria-hidden="true">›</span>
      <strong aria-current="page">{nodeText(centre, words)}</strong>
      <span className="soft">{centre.shape === 'group' ? count(centre) : words.tier(centre.tier)}</span>
      {page ? <Link to={page}>{t('list.page')}</Link> : null}
    </nav>
  );
}

function Remarks({ view }: { readonly view: NetworkView }): ReactNode {
  const t = useTexts(networkTexts);
  const remarks = [
    t('summary', {
      named: formatNumber(view.named),
      nodes: formatNumber(view.nodes.length),
      ties: formatNumber(view.ties.length),
    }),
    ...(view.tiesLeftOut > 0 ? [t('tiesLeftOut', { count: formatNumber(view.tiesLeftOut) })] : []),
    ...(view.bySegment ? [] : [t('joined')]),
    ...(view.countsHidden ? [] : [t('notCounted')]),
  ];
  return <p className="small soft">{remarks.join(' ')}</p>;
}

/** One graph over organisations and what they do together; the address carries the filters and what is looked into. */
export function NetworkPage(): ReactNode {
  const t = useTexts(networkTexts);
  const phone = usePhone();
  const [filters, change] = useFilters(pageSchema);
  const { view: chosen, ...query } = filters;
  const shown = chosen ?? (phone ? 'list' : 'picture');
  const answer = useQueryOf(viewNetwork, { query });
  const other = shown === 'list' ? 'picture' : 'list';
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <NetworkFilters filters={query} change={change} />
      <Loaded query={answer} lines={10}>
        {(view) => (
          <div className="stack">
            <div className="network-bar">
              <div>
                <Whereabouts view={view} />
                <Remarks view={view} />
              </div>
              <div className="row">
                <Button small onClick={() => change({ view: other })}>
                  {t(`view.${other}`)}
                </Button>
                <ExportButton definition={exportNetwork} filters={query} name={t('title')} />
              </div>
            </div>
            {view.nodes.length === 0 ? <EmptyState title={t('empty.title')} hint={t('empty.hint')} /> : null}
            {shown === 'picture' && view.nodes.length > 0 ? (
              <Suspense fallback={<Skeleton lines={10} />}>
                <Picture view={view} />
              </Suspense>
            ) : null}
            <NetworkList view={view} />
            {view.next ? <Button onClick={() => change({ after: view.next ?? undefined })}>{t('next')}</Button> : null}
            {query.after ? <Button onClick={() => change({ after: undefined })}>{t('first')}</Button> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
