import { type ReactNode, useState } from 'react';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { useMay } from '../../webkit/actor.tsx';
import { postingAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf, useQueryOf } from '../../webkit/queries.ts';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { PostDialog } from './PostDialog.tsx';
import { exportPostings, importPostings, listOwnAlliances, listPostings } from './posting.api.ts';
import { listKindSchema, type Posting, postingQuerySchema, postingStatusSchema } from './posting.schema.ts';
import { postingsTexts } from './postings.texts.ts';

const TONE: Readonly<Record<Posting['status'], Tone>> = {
  open: 'active',
  full: 'done',
  closed: 'idle',
  withdrawn: 'idle',
};

export function PostingStatusTag({ status }: { readonly status: Posting['status'] }): ReactNode {
  const t = useTexts(postingsTexts);
  return <StatusTag tone={TONE[status]}>{t(`status.${status}`)}</StatusTag>;
}

function useColumns(): readonly Column<Posting>[] {
  const t = useTexts(postingsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return [
    { id: 'title', header: t('column.title'), title: true, cell: (one) => one.title },
    { id: 'list', header: t('column.list'), cell: (one) => t(`list.${one.list}`) },
    { id: 'kind', header: t('column.kind'), deskOnly: true, cell: (one) => offerKindName(one.kind, language) },
    { id: 'poster', header: t('column.poster'), cell: (one) => one.posterName },
    { id: 'alliance', header: t('column.alliance'), deskOnly: true, cell: (one) => one.allianceName },
    { id: 'claimed', header: t('column.claimed'), numeric: true, cell: (one) => `${one.claimed} / ${one.capacity}` },
    { id: 'due', header: t('column.due'), deskOnly: true, cell: (one) => one.dueOn ?? '—' },
    { id: 'status', header: t('column.status'), cell: (one) => <PostingStatusTag status={one.status} /> },
  ];
}

function Filters(): ReactNode {
  const t = useTexts(postingsTexts);
  const [filters, change] = useFilters(postingQuerySchema);
  return (
    <Toolbar active={activeCount(filters)}>
      <FilterSelect
        label={t('filter.list')}
        all={t('filter.all')}
        value={filters.list}
        options={listKindSchema.options.map((value) => ({ value, label: t(`list.${value}`) }))}
        onChange={(list) => change({ list })}
      />
      <FilterSelect
        label={t('filter.status')}
        all={t('filter.all')}
        value={filters.status}
        options={postingStatusSchema.options.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => change({ status })}
      />
      <FilterSelect
        label={t('filter.mine')}
        all={t('filter.all')}
        value={filters.mine}
        options={[{ value: 'true', label: t('filter.onlyMine') }]}
        onChange={(mine) => change({ mine })}
      />
    </Toolbar>
  );
}

/** The three lists of the reader's alliances. */
export function PostingsPage(): ReactNode {
  const t = useTexts(postingsTexts);
  const [filters] = useFilters(postingQuerySchema);
  const [posting, setPosting] = useState(false);
  const pages = usePagesOf(listPostings, { query: filters });
  const alliances = useQueryOf(listOwnAlliances, {}).data?.items ?? [];
  const mayPost = useMay('postings.post');
  const [first] = alliances;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          mayPost ? (
            <Button look="primary" onClick={() => setPosting(true)}>
              {t('new')}
            </Button>
          ) : null
        }
      />
      <Filters />
      <DataTable
        id="postings"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={postingAddress}
        tools={
          <>
            {mayPost && first ? <ImportButton definition={importPostings} query={{ alliance: first.org }} /> : null}
            <ExportButton definition={exportPostings} filters={filters} name={t('title')} />
          </>
        }
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
      {posting ? <PostDialog alliances={alliances} onClose={() => setPosting(false)} /> : null}
    </>
  );
}
