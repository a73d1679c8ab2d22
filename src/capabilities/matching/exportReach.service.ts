import { type SheetFile, sheetFile } from '../../exchange/sheetFile.ts';
import type { NamedReach } from './namedReach.service.ts';

const BATCH = 100;

/** Row by row, batch by batch: consent that ends while the file is written ends the rows. */
async function* rowsOf(reach: NamedReach, clock: () => Date) {
  for (let from = 0; from < reach.ids.length; from += BATCH) {
    for (const row of await reach.name(reach.ids.slice(from, from + BATCH), 'export', clock()))
      yield [row.name, row.creditCode, row.summary.zh, row.amountFen];
  }
  if (reach.hidden === null) yield ['另有不足 5 家或不便显示数量的企业，您无权查看名称'];
  else if (reach.hidden > 0) yield [`另有 ${reach.hidden} 家企业您无权查看名称`];
}

/** The list of a program page as a workbook; enterprises the caller may not see are a number in the last row, never names. */
export const exportRows = (reach: NamedReach, clock: () => Date): Promise<SheetFile> =>
  sheetFile(`${reach.offer.code}-企业清单`, {
    name: '企业清单',
    columns: [
      { header: '企业名称', kind: 'text', width: 36 },
      { header: '统一社会信用代码', kind: 'text' },
      { header: '依据', kind: 'text', width: 60 },
      { header: '可得金额（元）', kind: 'yuan' },
    ],
    rows: rowsOf(reach, clock),
  });
