import { type SheetFile, sheetFile } from '../../exchange/sheetFile.ts';
import type { NamedReach } from './reach.service.ts';

/** The list of a program page as a workbook; enterprises the caller may not see are a number in the last row, never names. */
export function exportRows(reach: NamedReach): Promise<SheetFile> {
  const rows = reach.rows.map((row) => [row.name, row.creditCode, row.summary.zh, row.amountFen]);
  const note = reach.hidden > 0 ? [[`另有 ${reach.hidden} 家企业您无权查看名称`]] : [];
  return sheetFile(`${reach.offer.code}-企业清单`, {
    name: '企业清单',
    columns: [
      { header: '企业名称', kind: 'text', width: 36 },
      { header: '统一社会信用代码', kind: 'text' },
      { header: '依据', kind: 'text', width: 60 },
      { header: '可得金额（元）', kind: 'yuan' },
    ],
    rows: [...rows, ...note],
  });
}
