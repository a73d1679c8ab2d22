import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OFFER_KINDS, offerKindName } from '../../vocabulary/offerKinds.ts';
import { useMay } from '../../webkit/actor.tsx';
import { practiceAddress } from '../../webkit/addresses.ts';
import { buttonClass } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { ExportButton } from '../../webkit/ExportButton.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { PracticeStatusTag } from './PracticeTags.tsx';
import { exportPractices, listPractices } from './practice.api.ts';
import { type Practice, practiceQuerySchema } from './practice.schema.ts';
import { practicesTexts } from './practices.texts.ts';
import { hundredths } from './scoreText.rules.ts';

function useColumns(): readonly Column<Practice>[] {
  const t = useTexts(practicesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return [
    { id: 'title', header: t('column.title'), title: true, cell: (one) => one.title },
    { id: 'topic', header: t('column.topic'), cell: (one) => offerKindName(one.topic, language) },
    { id: 'enterprise', header: t('column.enterprise'), cell: (one) => one.enterpriseName },
    { id: 'nominator', header: t('column.nominator'), deskOnly: true, cell: (one) => one.nominatorName },
    {
      id: 'score',
      header: t('column.score'),
      numeric: true,
      cell: (one) => (one.result ? hundredths(one.result.num, one.result.den) : '—'),
    },
    { id: 'adoptions', header: t('column.adoptions'), numeric: true, cell: (one) => one.adoptions },
    { id: 'status', header: t('column.status'), cell: (one) => <PracticeStatusTag status={one.status} /> },
  ];
}

function Filters(): ReactNode {
  const t = useTexts(practicesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [filters, change] = useFilters(practiceQuerySchema);
  return (
    <Toolbar
      active={activeCount(filters)}
      search={
        <SearchField
          label={t('search')}
          value={filters.text ?? ''}
          onChange={(text) => change({ text: text || undefined })}
        />
      }
    >
      <FilterSelect
        label={t('filter.topic')}
        all={t('filter.all')}
        value={filters.topic}
        options={OFFER_KINDS.map((kind) => ({ value: kind.code, label: kind[language] }))}
        onChange={(topic) => change({ topic })}
      />
      <FilterSelect
        label={t('filter.scope')}
        all={t('filter.library')}
        value={filters.scope}
        options={[{ value: 'involved', label: t('filter.involved') }]}
        onChange={(scope) => change({ scope })}
      />
    </Toolbar>
  );
}

/** The library of practices, found by words. */
export function PracticesPage(): ReactNode {
  const t = useTexts(practicesTexts);
  const [filters] = useFilters(practiceQuerySchema);
  const pages = usePagesOf(listPractices, { query: filters });
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        action={
          <div className="row">
            <Link className={buttonClass()} to="/practice-rounds">
              {t('rounds')}
            </Link>
            {useMay('practices.nominate') ? (
              <Link className={buttonClass('primary')} to="/practices/new">
                {t('nominate')}
              </Link>
            ) : null}
          </div>
        }
      />
      <Filters />
      <DataTable
        id="practices"
        caption={t('title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={practiceAddress}
        tools={<ExportButton definition={exportPractices} filters={filters} name={t('title')} />}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
      />
    </>
  );
}
