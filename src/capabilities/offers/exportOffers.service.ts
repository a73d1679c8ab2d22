import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { offerKindName } from '../../vocabulary/offerKinds.ts';
import { regionPath } from '../../vocabulary/regions.ts';
import type { Offer } from './offer.schema.ts';
import { zh } from './offers.zh.ts';

const COLUMNS: readonly ListColumn<Offer>[] = [
  { header: zh.column.code, kind: 'text', width: 16, value: (offer) => offer.code },
  { header: zh.column.title, kind: 'text', width: 48, value: (offer) => offer.title.zh },
  { header: zh.column.kind, kind: 'text', width: 12, value: (offer) => offerKindName(offer.kind) },
  { header: zh.column.owner, kind: 'text', width: 30, value: (offer) => offer.ownerName },
  { header: '区域', kind: 'text', value: (offer) => regionPath(offer.regionId) },
  { header: '内容', kind: 'text', width: 60, value: (offer) => offer.summary.zh },
  { header: zh.column.machine, kind: 'percent', value: (offer) => offer.machineShareBp },
  { header: `${zh.column.due}（工作日）`, kind: 'number', value: (offer) => offer.handling.dueDays },
  { header: '出处', kind: 'text', width: 48, value: (offer) => offer.source },
  { header: '数据说明', kind: 'text', width: 14, value: (offer) => (offer.synthetic ? zh.synthetic : null) },
];

/** The offers of a list as a workbook. */
export const exportOffersFile = (pages: PageReader<Offer>) => listFile(zh.title, COLUMNS, pages);
