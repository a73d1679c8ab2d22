import { type ReactNode, useState } from 'react';
import { Combobox } from '../../webkit/Combobox.tsx';
import { FilterSelect } from '../../webkit/FilterSelect.tsx';
import { activeCount } from '../../webkit/filters.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Choices, DateField } from '../../webkit/inputs.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRegionName, useRegionOptions } from '../../webkit/regionNames.ts';
import { Toolbar } from '../../webkit/Toolbar.tsx';
import { useDebounced } from '../../webkit/useDebounced.ts';
import { listAlliances } from '../alliances/alliance.api.ts';
import { useFocus } from './FocusLink.tsx';
import { CITIES } from './graph.rules.ts';
import { searchNetwork } from './network.api.ts';
import { type NetworkQuery, type Tier, tierSchema } from './network.schema.ts';
import { networkTexts } from './network.texts.ts';
import { nodeText } from './nodeText.rules.ts';
import { useNodeWords } from './useNodeWords.ts';

export type Filters = Partial<NetworkQuery>;
interface FiltersProps {
  readonly filters: Filters;
  readonly change: (changes: Filters) => void;
}

function NodeSearch(): ReactNode {
  const t = useTexts(networkTexts);
  const words = useNodeWords();
  const focus = useFocus();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed).trim();
  const found = useQueryOf(searchNetwork, { query: { text } }, { enabled: text !== '' });
  return (
    <Combobox
      label={t('filter.search')}
      error={undefined}
      chosen=""
      options={(text === '' ? [] : (found.data?.items ?? [])).map((node) => ({
        value: node.key,
        label: nodeText(node, words),
        hint: words.tier(node.tier),
      }))}
      onSearch={setTyped}
      onChoose={(option) => focus(option.value)}
    />
  );
}

function TierChoice({ filters, change }: FiltersProps): ReactNode {
  const t = useTexts(networkTexts);
  const words = useNodeWords();
  const chosen = (filters.tiers ?? '').split(',').filter((tier): tier is Tier => tierSchema.safeParse(tier).success);
  return (
    <Choices
      label={t('filter.tiers')}
      name="tiers"
      error={undefined}
      value={chosen}
      options={tierSchema.options.map((tier) => ({ value: tier, label: words.tier(tier) }))}
      onChange={(tiers) => change({ tiers: tiers === undefined || tiers.length === 0 ? undefined : tiers.join(',') })}
    />
  );
}

export function NetworkFilters({ filters, change }: FiltersProps): ReactNode {
  const t = useTexts(networkTexts);
  const regionName = useRegionName();
  const cities = CITIES.map((code) => ({ value: code, label: regionName(code), group: t('filter.cities') }));
  const districts = useRegionOptions().filter((region) => !CITIES.includes(region.value));
  const alliances = useQueryOf(listAlliances, { query: {} }).data?.items ?? [];
  const set = (changes: Filters): void => change({ ...changes, after: undefined });
  const { focus: _focus, after: _after, ...active } = filters;
  return (
    <Toolbar active={activeCount(active)} search={<NodeSearch />}>
      <FilterSelect
        label={t('filter.region')}
        all={t('filter.all')}
        value={filters.regionId}
        options={[...cities, ...districts]}
        onChange={(regionId) => set({ regionId })}
      />
      <FilterSelect
        label={t('filter.alliance')}
        all={t('filter.all')}
        value={filters.alliance}
        options={alliances.map((one) => ({ value: String(one.org), label: one.name }))}
        onChange={(alliance) => set({ alliance })}
      />
      <DateField
        label={t('filter.to')}
        name="to"
        error={undefined}
        value={filters.to ?? null}
        onChange={(to) => set({ to: to ?? undefined })}
      />
      <DateField
        label={t('filter.from')}
        name="from"
        error={undefined}
        value={filters.from ?? null}
        onChange={(from) => set({ from: from ?? undefined })}
      />
      <div className="network-tiers">
        <TierChoice filters={filters} change={set} />
      </div>
    </Toolbar>
  );
}
