import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { MEMBER_ROLES, memberRoleName } from '../../vocabulary/memberRoles.ts';
import { OFFER_KINDS, offerKindName } from '../../vocabulary/offerKinds.ts';
import { ORGANISATION_KINDS, organisationKindName } from '../../vocabulary/organisationKinds.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { allianceAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount, useFilters } from '../../webkit/filters.ts';
import { formatAmount } from '../../webkit/format.ts';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf, useQueryOf } from '../../webkit/queries.ts';
import { useRegionName, useRegionOptions } from '../../webkit/regionNames.ts';
import { SearchField } from '../../webkit/SearchField.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { exportAllianceMembers, getAlliance, importAllianceMembers, listAllianceMembers } from './alliance.api.ts';
import { type Alliance, type Member, memberQuerySchema, saysSynthetic } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { HistoryPanel } from './HistoryPanel.tsx';
import { type MemberAction, MemberDialog } from './MemberDialog.tsx';
import { MemberSteps } from './MemberSteps.tsx';

/** What was counted of a member's work in the name of the alliance, its shares by kind. */
function MemberCounted({ member }: { readonly member: Member }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage();
  if (member.counted.length === 0) return '—';
  return (
    <span className="stack-tight">
      {member.counted.map((share) => (
        <span key={share.kind}>
          {outcomeKindName(share.kind, language === 'en' ? 'en' : 'zh')}{' '}
          {t('directory.outcomes', { count: share.outcomes })}
          {share.amountFen > 0 ? ` · ${formatAmount(share.amountFen, language)}` : ''}
        </span>
      ))}
    </span>
  );
}

function useColumns(
  alliance: Alliance,
  onAct: (action: MemberAction, member: Member) => void,
): readonly Column<Member>[] {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regionName = useRegionName();
  const kinds = (codes: readonly string[]): string =>
    codes.length === 0 ? '—' : codes.map((code) => offerKindName(code, language)).join(t('separator'));
  const columns: readonly Column<Member>[] = [
    {
      id: 'name',
      header: t('directory.name'),
      title: true,
      cell: (one) => (
        <span className="row">
          {one.name ?? <span className="soft">{t('directory.hiddenName')}</span>}
          {one.synthetic && !saysSynthetic(one.name) ? <StatusTag tone="idle">{t('synthetic')}</StatusTag> : null}
        </span>
      ),
    },
    {
      id: 'number',
      header: t('directory.number'),
      cell: (one) => <span className="numeric">{one.number ?? '—'}</span>,
    },
    {
      id: 'roles',
      header: t('directory.role'),
      cell: (one) => one.roles.map((role) => memberRoleName(role, language)).join(t('separator')),
    },
    {
      id: 'kind',
      header: t('directory.kind'),
      deskOnly: true,
      cell: (one) => organisationKindName(one.kind, language),
    },
    { id: 'region', header: t('directory.region'), cell: (one) => regionName(one.regionId) },
    { id: 'since', header: t('directory.since'), deskOnly: true, cell: (one) => one.since ?? '—' },
    { id: 'offers', header: t('directory.offers'), cell: (one) => kinds(one.offers) },
    { id: 'needs', header: t('directory.needs'), cell: (one) => kinds(one.needs) },
    { id: 'counted', header: t('directory.counted'), cell: (one) => <MemberCounted member={one} /> },
  ];
  if (!alliance.may.includes('manage')) return columns;
  return [
    ...columns,
    {
      id: 'actions',
      header: t('directory.actions'),
      cell: (one) => <MemberSteps alliance={alliance} member={one} onAct={onAct} />,
    },
  ];
}

function Filters(): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regions = useRegionOptions();
  const [filters, change] = useFilters(memberQuerySchema);
  const labelled = (list: readonly { code: string; zh: string; en: string }[]) =>
    list.map((one) => ({ value: one.code, label: one[language] }));
  const all = t('directory.all');
  return (
    <Toolbar
      active={activeCount(filters)}
      search={
        <SearchField label={t('directory.search')} value={filters.text ?? ''} onChange={(text) => change({ text })} />
      }
    >
      <FilterSelect
        label={t('directory.role')}
        all={all}
        value={filters.role}
        options={MEMBER_ROLES.map((role) => ({ value: role.code, label: role[language] }))}
        onChange={(role) => change({ role })}
      />
      <FilterSelect
        label={t('directory.kind')}
        all={all}
        value={filters.kind}
        options={labelled(ORGANISATION_KINDS)}
        onChange={(kind) => change({ kind })}
      />
      <FilterSelect
        label={t('directory.region')}
        all={all}
        value={filters.regionId}
        options={regions}
        onChange={(regionId) => change({ regionId })}
      />
      <FilterSelect
        label={t('directory.offers')}
        all={all}
        value={filters.offers}
        options={labelled(OFFER_KINDS)}
        onChange={(offers) => change({ offers })}
      />
      <FilterSelect
        label={t('directory.needs')}
        all={all}
        value={filters.needs}
        options={labelled(OFFER_KINDS)}
        onChange={(needs) => change({ needs })}
      />
    </Toolbar>
  );
}

function Directory({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const kit = useTexts(webkitTexts);
  const download = useDownload();
  const [filters] = useFilters(memberQuerySchema);
  const [acting, setActing] = useState<{ readonly action: MemberAction; readonly member: Member }>();
  const params = { regionId: alliance.regionId, id: alliance.id };
  const pages = usePagesOf(listAllianceMembers, { params, query: filters });
  const { limit: _limit, after: _after, ...asked } = filters;
  return (
    <>
      <Filters />
      <DataTable
        id="allianceMembers"
        caption={t('directory.title')}
        columns={useColumns(alliance, (action, member) => setActing({ action, member }))}
        pages={pages}
        rowKey={(one) => `${one.org ?? ''} ${one.number ?? ''} ${one.roles.join()} ${one.regionId} ${one.since ?? ''}`}
        tools={
          <>
            <Button
              small
              onClick={() => download(exportAllianceMembers, { params, query: asked }, `${t('directory.title')}.xlsx`)}
            >
              {kit('export')}
            </Button>
            {alliance.may.includes('manage') ? (
              <ImportButton definition={importAllianceMembers} params={params} />
            ) : null}
          </>
        }
        empty={{
          title: t('directory.empty'),
          hint: t('directory.emptyHint'),
          action: alliance.may.includes('manage') ? (
            <ImportButton definition={importAllianceMembers} params={params} />
          ) : null,
        }}
      />
      <HistoryPanel alliance={alliance} />
      {acting ? <MemberDialog alliance={alliance} {...acting} onClose={() => setActing(undefined)} /> : null}
    </>
  );
}

/** The member directory of an alliance: roles, places, what members offer and need. */
export function MembersPage(): ReactNode {
  const t = useTexts(alliancesTexts);
  const query = useQueryOf(getAlliance, { params: useRowRef() });
  const name = query.data?.name ?? '';
  return (
    <>
      <PageHeader
        title={name ? t('directory.of', { name }) : t('directory.title')}
        crumb={query.data ? <Link to={allianceAddress(query.data)}>{name}</Link> : null}
      />
      <Loaded query={query} lines={10}>
        {(alliance) => <Directory alliance={alliance} />}
      </Loaded>
    </>
  );
}
