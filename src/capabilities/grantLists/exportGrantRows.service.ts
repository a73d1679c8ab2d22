import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import type { GrantRowView } from './grantList.schema.ts';
import { zh } from './grantLists.zh.ts';

const COLUMNS: readonly ListColumn<GrantRowView>[] = [
  { header: zh.row.enterprise, kind: 'text', width: 36, value: (row) => row.enterprise.name },
  { header: zh.row.status, kind: 'text', width: 14, value: (row) => zh.status[row.status] },
  { header: '金额（元）', kind: 'yuan', value: (row) => row.amountFen },
  { header: zh.row.ground, kind: 'text', width: 60, value: (row) => row.ground.zh },
  { header: zh.row.credit, kind: 'text', value: (row) => row.credit && zh.credit[row.credit] },
  { header: zh.row.reason, kind: 'text', width: 40, value: (row) => row.reason },
  { header: zh.row.due, kind: 'date', value: (row) => row.dueOn },
  { header: zh.account.holder, kind: 'text', width: 30, value: (row) => row.account?.holder ?? null },
  { header: zh.account.bank, kind: 'text', width: 30, value: (row) => row.account?.bank ?? null },
  { header: zh.account.number, kind: 'text', width: 24, value: (row) => row.account?.number ?? null },
  { header: zh.pay.paidOn, kind: 'date', value: (row) => row.paidOn },
  { header: zh.pay.voucher, kind: 'text', width: 24, value: (row) => row.voucher },
];

/** A list as a workbook, as its reader sees it: accounts and reasons only for whom a row concerns. */
export const exportGrantRowsFile = (pages: PageReader<GrantRowView>) => listFile(zh.title, COLUMNS, pages);
