import type * as z from 'zod';
import type { cellProblemSchema, ImportQuestion } from './import.schema.ts';

export type CellProblem = z.infer<typeof cellProblemSchema>;

/** Why a cell, and with it its row, is not taken. `{…}` is filled from the cell. */
const IMPORT_PROBLEMS = {
  required: ['必填项为空', 'required value is missing'],
  formulaError: ['单元格是公式错误值', 'the cell holds a formula error'],
  creditCodeLength: [
    '统一社会信用代码应为 18 位,此处为 {length} 位',
    'a credit code has 18 characters, this has {length}',
  ],
  creditCodeSlip: [
    '第 {position} 位“{found}”不会出现在统一社会信用代码中,应为 {means}',
    'character {position} “{found}” cannot occur in a credit code, probably {means}',
  ],
  creditCodeAlphabet: ['第 {position} 位字符不合规', 'character {position} cannot occur in a credit code'],
  creditCodeAuthority: ['首位登记管理部门代码不存在', 'the first character names no registration authority'],
  creditCodeRegion: ['第 3—8 位应为行政区划数字码', 'characters 3–8 must be a numeric region code'],
  creditCodeCheckDigit: ['校验码不符,请核对是否抄错', 'the check character does not match; a character is mistyped'],
  numericCode: [
    '代码以数字格式保存,末位已丢失,请改为文本格式重新填写',
    'the code is stored as a number and its last digits are lost; enter it as text',
  ],
  regionUnknown: ['无法识别的地区', 'unknown region'],
  regionAmbiguous: ['地区不唯一,请写明上级', 'several regions have this name; add the city or province'],
  regionTooWide: ['请填写到区、县一级', 'give the district or county'],
  industryUnknown: ['无法识别的行业,请填 GB/T 4754 代码', 'unknown industry; give the GB/T 4754 code'],
  industryAmbiguous: ['行业名称对应多项,请填代码', 'several industries match; give the code'],
  dateInvalid: ['日期不存在或无法识别', 'not a day of the calendar'],
  dateIncomplete: ['日期不完整,请写到日', 'the day is missing'],
  dateFuture: ['日期晚于今天', 'the day lies in the future'],
  amountNoUnit: ['金额没有单位,请在表头或单元格写明元、万元或亿元', 'the amount has no unit'],
  amountInvalid: ['无法识别的金额', 'not an amount'],
  amountNegative: ['此项金额不能为负', 'this amount cannot be negative'],
  amountCurrency: ['只接受人民币金额', 'amounts in yuan only'],
  amountInexact: ['“约、超、不低于”等不是确定金额,请填准确数', 'about, over, at least are not exact; give the figure'],
  amountRange: ['这是一个区间,请填准确数', 'this is a range; give the figure'],
  amountTooPrecise: ['金额不足一分', 'finer than one fen'],
  tooLarge: ['数值超出可保存范围', 'the value is too large'],
  countInvalid: ['应为非负整数', 'must be a whole number, not negative'],
  ratioInvalid: ['应为百分比,例如 62.5%', 'must be a percentage such as 62.5%'],
  ratioRange: ['百分比应在 0—100% 之间', 'the percentage must lie between 0 and 100'],
  areaInvalid: ['应为平方米,最多两位小数', 'must be square metres with at most two decimals'],
  booleanInvalid: ['应填“是”或“否”', 'must be yes or no'],
  textTooLong: ['文字过长(最多 {max} 字)', 'too long (at most {max} characters)'],
  textUnsafe: ['含有控制字符或改变书写方向的字符', 'contains control or directional characters'],
  notServed: [
    '平台已有该企业,但本单位不是其服务单位,请由企业授权后再导入',
    'the enterprise is known here but not served by your organisation; it has to agree first',
  ],
  duplicateInFile: ['与第 {row} 行是同一企业', 'same enterprise as row {row}'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ImportProblemCode = keyof typeof IMPORT_PROBLEMS;

/** The sentence of a problem in both languages, its blanks filled. */
export function problemMessage(code: ImportProblemCode, params: Readonly<Record<string, string | number>> = {}) {
  const [zh, en] = IMPORT_PROBLEMS[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { zh: fill(zh), en: fill(en) };
}

/** What a person is asked about a column or the heading before anything is taken from it. */
const IMPORT_QUESTIONS = {
  noHeader: ['没有找到表头行,请指定', 'No heading row was found; choose one'],
  twoHeaderRows: [
    '表头可能有两行,请确认哪一行是列名',
    'There may be two heading rows; choose the one with the column names',
  ],
  duplicateHeader: ['有多列对应同一内容,请选择采用哪一列', 'Several columns hold the same thing; choose one'],
  ambiguous: ['列名可对应多项内容,请选择', 'The heading fits several facts; choose one'],
  needsYear: ['请指定这一列的年度', 'Which year is this column of?'],
  needsUnit: ['请指定金额单位', 'In which unit are the amounts?'],
} as const satisfies Record<ImportQuestion, readonly [zh: string, en: string]>;

export const questionText = (question: ImportQuestion): { readonly zh: string; readonly en: string } => {
  const [zh, en] = IMPORT_QUESTIONS[question];
  return { zh, en };
};
