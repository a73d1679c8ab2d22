import { type SheetColumn, writeSpreadsheet } from '../src/exchange/writeSpreadsheet.ts';
import { makeWorkbook } from '../src/exchange/zipFixture.ts';
import { creditCodeWithCheckDigits } from '../src/vocabulary/creditCode.ts';

/** A list of enterprises as a district would send it: 12 columns, one row in a hundred with a slip. Same rows for the same number. */
const COLUMNS: readonly SheetColumn[] = [
  { header: '统一社会信用代码', kind: 'text' },
  { header: '企业名称', kind: 'text' },
  { header: '所在区县', kind: 'text' },
  { header: '行业代码', kind: 'text' },
  { header: '成立日期', kind: 'date' },
  { header: '注册地址', kind: 'text' },
  { header: '2024年营业收入（万元）', kind: 'number' },
  { header: '2025年营业收入（万元）', kind: 'number' },
  { header: '2025年研发费用（万元）', kind: 'number' },
  { header: '2025年资产总额（万元）', kind: 'text' },
  { header: '2025年从业人数', kind: 'number' },
  { header: '是否列入经营异常名录', kind: 'text' },
];
const PLACES = ['松江区', '浙江省嘉兴市嘉善县', '杭州市余杭区', '苏州市昆山市', '湖州市德清县', '金华市义乌市'];
const INDUSTRIES = ['C3973', 'C3562', 'C2720', 'I6510', 'M7320', 'C3670'];

function* rows(count: number) {
  for (let at = 0; at < count; at += 1) {
    const code = creditCodeWithCheckDigits('91999901', `BN${String(at).padStart(6, '0')}`);
    const place = PLACES[at % PLACES.length] ?? '';
    yield [
      at % 100 === 99 ? `${code.slice(0, 8)}O${code.slice(9)}` : code,
      `示例第${at}号精密制造有限公司(合成)`,
      place,
      INDUSTRIES[at % INDUSTRIES.length] ?? null,
      `20${String(1 + (at % 24)).padStart(2, '0')}-${String(1 + (at % 12)).padStart(2, '0')}-15`,
      `${place}示例路${at % 900}号`,
      1_000 + (at % 9_000),
      1_200.5 + (at % 9_500),
      50 + (at % 700),
      `${3_000 + (at % 50_000)}万元`,
      10 + (at % 600),
      at % 50 === 0 ? '是' : '否',
    ];
  }
}

export const enterpriseFile = async (count: number): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(writeSpreadsheet({ name: '企业', columns: COLUMNS, rows: rows(count) })).arrayBuffer(),
  );

/** A small file that would inflate to some 400 MB. */
export const bombFile = (): Uint8Array => makeWorkbook({ sheets: [{ name: '企业', data: ' '.repeat(400_000_000) }] });
