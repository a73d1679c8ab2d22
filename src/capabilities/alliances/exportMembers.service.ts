import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { memberRoleName } from '../../vocabulary/memberRoles.ts';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { organisationKindName } from '../../vocabulary/organisationKinds.ts';
import { regionPath } from '../../vocabulary/regions.ts';
import type { Member } from './alliance.schema.ts';

const COLUMNS: readonly ListColumn<Member>[] = [
  { header: '单位名称', kind: 'text', width: 36, value: (one) => one.name ?? '（成员可见）' },
  { header: '会员编号', kind: 'text', value: (one) => one.number },
  { header: '角色', kind: 'text', width: 24, value: (one) => one.roles.map((role) => memberRoleName(role)).join('、') },
  { header: '类别', kind: 'text', value: (one) => organisationKindName(one.kind) },
  { header: '所在地', kind: 'text', width: 24, value: (one) => regionPath(one.regionId) },
  { header: '加入日期', kind: 'date', value: (one) => one.since },
  {
    header: '可提供',
    kind: 'text',
    width: 24,
    value: (one) => one.offers.map((kind) => offerKindName(kind)).join('、'),
  },
  {
    header: '正需要',
    kind: 'text',
    width: 24,
    value: (one) => one.needs.map((kind) => offerKindName(kind)).join('、'),
  },
  {
    header: '联盟内已计数成效（项）',
    kind: 'number',
    value: (one) => one.counted.reduce((sum, share) => sum + share.outcomes, 0),
  },
  { header: '数据说明', kind: 'text', width: 14, value: (one) => (one.synthetic ? '合成演示' : null) },
];

/** The directory as the reader sees it, headed as the import of members knows its columns. */
export const exportMembersFile = (pages: PageReader<Member>) => listFile('成员名录', COLUMNS, pages);
