import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import * as addresses from '../webkit/addresses.ts';
import { navigationFor } from './navigation.ts';
import { createAppRouter } from './router.tsx';

const ref = { regionId: '310117', id: '00000000-0000-4000-8000-000000000001' };

const patterns = [...Object.keys(createAppRouter(new QueryClient()).routesByPath)];
const matches = (address: string): boolean => {
  const [path = ''] = address.split('?');
  return patterns.some((pattern) => new RegExp(`^${pattern.replace(/\$\w+/g, '[^/]+')}/?$`).test(path));
};

const actorWith = (permissions: string[]): Actor => ({
  accountId: ref.id,
  name: '测试',
  role: 'auditor',
  org: 1,
  orgName: '测试单位',
  regionId: '310117',
  regions: [],
  shared: [],
  permissions,
  enterprise: null,
});

describe('addresses', () => {
  test.each(Object.entries(addresses))('%s leads to a page', (name, address) => {
    const path =
      name === 'importAddress' ? addresses.importAddress(ref.id) : (address as typeof addresses.needAddress)(ref);
    expect(matches(path)).toBe(true);
  });

  test('every item of the navigation leads to a page', () => {
    const all = navigationFor(
      actorWith([
        'needs.read',
        'cases.read',
        'tasks.read',
        'party.read',
        'posts.read',
        'postings.read',
        'campaigns.read',
        'practices.read',
        'pages.read',
        'findings.review',
        'statistics.read',
        'meetings.read',
        'alliances.read',
        'agreements.read',
        'activities.read',
        'studies.read',
        'enterprises.read',
        'offers.read',
        'consents.read',
        'imports.run',
        'facts.decide',
        'grantLists.read',
        'outcomes.read',
        'outcomes.review',
        'indicators.read',
        'audit.read',
        'accounts.administer',
      ]),
    );
    expect(all).toHaveLength(29);
    for (const item of all) expect(matches(item.to), item.to).toBe(true);
  });

  test('nobody is offered a page they may not open', () => {
    expect(navigationFor(actorWith(['audit.read'])).map((item) => item.key)).toEqual(['workbench', 'notices', 'audit']);
  });

  test('filters stay text in the address: a region is not a number', () => {
    const router = createAppRouter(new QueryClient());
    expect(router.options.parseSearch?.('?regionId=310117&overdue=true')).toEqual({
      regionId: '310117',
      overdue: 'true',
    });
    expect(router.options.stringifySearch?.({ regionId: '310117', kind: undefined })).toBe('?regionId=310117');
  });
});
