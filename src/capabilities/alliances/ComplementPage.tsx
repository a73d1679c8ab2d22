import type { ReactNode } from 'react';
import * as z from 'zod';
import { industryName } from '../../vocabulary/industries.ts';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { useFilters } from '../../webkit/filters.ts';
import { formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRegionName } from '../../webkit/regionNames.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { EmptyState } from '../../webkit/States.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { AllianceTabs } from './AllianceTabs.tsx';
import { getComplement, listAlliances } from './alliance.api.ts';
import { alliancesTexts } from './alliances.texts.ts';
import type { Complement } from './tree.schema.ts';

function Count({ count }: { readonly count: number | null }): ReactNode {
  const t = useTexts(alliancesTexts);
  if (count !== null) return count === 0 ? <span className="soft">0</span> : formatNumber(count);
  return <abbr title={t('complement.hidden')}>…</abbr>;
}

function ComplementTable({ table }: { readonly table: Complement }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regionName = useRegionName();
  return (
    <ScrollFrame label={t('complement.title')}>
      <table className="table">
        <caption className="visually-hidden">{t('complement.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('complement.industry')}</th>
            {table.regions.map((region) => (
              <th key={region} scope="col" className="number">
                {regionName(region)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('complement.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.industry}>
              <th scope="row">{industryName(row.industry, language)}</th>
              {row.cells.map((cell) => (
                <td key={cell.regionId} className="number">
                  <Count count={cell.count} />
                </td>
              ))}
              <td className="number">
                <Count count={row.total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  );
}

function Gaps({ table }: { readonly table: Complement }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regionName = useRegionName();
  if (table.gaps.length === 0) return null;
  return (
    <Panel title={t('complement.gaps')}>
      <ul className="list">
        {table.gaps.map((gap) => (
          <li key={gap.industry}>
            {t('complement.gap', {
              industry: industryName(gap.industry, language),
              strongest: regionName(gap.strongest),
              count: formatNumber(gap.strongestCount),
              lacking: gap.lacking.map(regionName).join(t('separator')),
            })}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Region by industry: who is strong where, who lacks what. */
export function ComplementPage(): ReactNode {
  const t = useTexts(alliancesTexts);
  const [filters, change] = useFilters(
    z.object({
      alliance: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
    }),
  );
  const alliances = useQueryOf(listAlliances, { query: {} });
  const query = useQueryOf(getComplement, { query: filters.alliance ? { allianceOrg: filters.alliance } : {} });
  return (
    <>
      <PageHeader title={t('complement.title')} note={t('complement.note')} />
      <AllianceTabs />
      <Toolbar active={0}>
        <FilterSelect
          label={t('complement.scope')}
          all={t('complement.registered')}
          value={filters.alliance}
          options={(alliances.data?.items ?? [])
            .filter((one) => one.members > 0)
            .map((one) => ({ value: String(one.org), label: one.name }))}
          onChange={(alliance) => change({ alliance })}
        />
      </Toolbar>
      <Loaded query={query} lines={10}>
        {(table) =>
          table.rows.length === 0 ? (
            <EmptyState title={t('complement.empty')} hint={t('complement.emptyHint')} />
          ) : (
            <div className="stack">
              <ComplementTable table={table} />
              <Gaps table={table} />
            </div>
          )
        }
      </Loaded>
    </>
  );
}
