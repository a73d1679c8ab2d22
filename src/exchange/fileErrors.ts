import { type DomainError, type ErrorKind, type ErrorParams, refusal } from '../kernel/errors.ts';

/** Why a file was not taken: kind, sentence in both languages. Nothing of the file is kept. */
const TEXTS = {
  empty: ['invalid', '文件是空的。', 'The file is empty.'],
  truncated: ['invalid', '文件不完整，请重新导出后上传。', 'The file is incomplete; export it again.'],
  unsupportedType: [
    'unsupported',
    '只接受 .xlsx 和 .csv，且内容须与扩展名一致。',
    'Only .xlsx and .csv whose content matches the name.',
  ],
  oldExcel: ['unsupported', '这是旧版 .xls 文件，请另存为 .xlsx。', 'This is an old .xls file; save it as .xlsx.'],
  encrypted: ['unsupported', '文件有密码，请去除密码后上传。', 'The file has a password; remove it first.'],
  bomb: ['tooLarge', '文件解压后过大，未读取。', 'The file is too large once unpacked; it was not read.'],
  tooManyEntries: ['tooLarge', '压缩包内文件过多。', 'The archive has too many entries.'],
  unsafeName: ['invalid', '压缩包内有不安全的文件名。', 'The archive holds an unsafe name.'],
  duplicateName: ['invalid', '压缩包内有重复的文件名。', 'The archive holds a name twice.'],
  nestedArchive: ['invalid', '压缩包内还有压缩包或嵌入文档。', 'The archive holds another archive or document.'],
  macros: ['invalid', '含有宏，请另存为不带宏的文件。', 'The file has macros; save it without them.'],
  noWorkbook: ['invalid', '这不是 Excel 工作簿。', 'This is not an Excel workbook.'],
  noSheet: ['invalid', '没有找到工作表。', 'There is no such sheet.'],
  damagedArchive: ['invalid', '文件已损坏，请重新导出后上传。', 'The file is damaged; export it again.'],
  documentType: ['invalid', '文件内有不允许的声明。', 'The file holds a declaration that is not allowed.'],
  malformedXml: ['invalid', '工作表内容已损坏。', 'The content of the sheet is damaged.'],
  cellReference: ['invalid', '单元格位置“{reference}”不存在。', 'There is no cell “{reference}”.'],
  sharedString: [
    'invalid',
    '第 {row} 行的文字缺失，文件已损坏。',
    'The text of row {row} is missing; the file is damaged.',
  ],
  tooManyRows: ['tooLarge', '超过 {max} 行，请分批上传。', 'More than {max} rows; split the file.'],
  tooManyColumns: ['tooLarge', '第 {row} 行超过 {max} 列。', 'Row {row} has more than {max} columns.'],
  cellTooLong: ['tooLarge', '有单元格的文字超过 {max} 字符。', 'A cell holds more than {max} characters.'],
  encoding: [
    'invalid',
    '无法识别文字编码，请另存为 UTF-8 或选择编码。',
    'The encoding is unclear; save as UTF-8 or choose it.',
  ],
  unclosedQuote: ['invalid', '第 {row} 行的引号没有结束。', 'A quote opened in row {row} never closes.'],
  strayQuote: ['invalid', '第 {row} 行的引号位置不对。', 'A quote in row {row} is misplaced.'],
  controlCharacter: ['invalid', '文件含有空字符，不是文本。', 'The file holds a zero character; it is not text.'],
  tooSlow: ['tooLarge', '读取超过 {seconds} 秒，已停止。', 'Reading took more than {seconds} s and was stopped.'],
  tooMuchMemory: ['tooLarge', '文件过于复杂，读取已停止。', 'The file is too complex; reading was stopped.'],
  unsupportedPage: [
    'unsupported',
    '只接受 .txt、.html、.pdf、.docx 和含有 raw 字段的 .json；请转存为其中一种。',
    'Only .txt, .html, .pdf, .docx and .json with a field raw; save it as one of these.',
  ],
  oldWord: ['unsupported', '这是旧版 .doc 文件，请另存为 .docx。', 'This is an old .doc file; save it as .docx.'],
  otherType: [
    'unsupported',
    '声明为 {declared}，内容却是 {found}，未读取；请核对来源。',
    'Declared as {declared} but holds {found}; it was not read. Check where it comes from.',
  ],
  noRaw: [
    'invalid',
    'JSON 文件须是一个对象，且含有文本字段 raw。',
    'A JSON file must be one object with a text field raw.',
  ],
  noText: [
    'invalid',
    '没有可读的文字；扫描件请先做文字识别，再上传结果。',
    'There is no text in it; run text recognition on a scan first and upload the result.',
  ],
  tooDeep: [
    'tooLarge',
    '网页嵌套超过 {max} 层，未读取；请复制正文后粘贴。',
    'The page is nested more than {max} levels deep and was not read; copy its text and paste it.',
  ],
  tooLong: [
    'tooLarge',
    '超过 {megabytes} MB，未读取；请拆分后上传。',
    'It is larger than {megabytes} MB and was not read; split it.',
  ],
  stopped: ['conflict', '读取已停止。', 'Reading was stopped.'],
} as const satisfies Record<string, readonly [kind: ErrorKind, zh: string, en: string]>;

export type FileFault = keyof typeof TEXTS;

/** `fileErrors.bomb()` → DomainError with code `files.bomb`. */
export const fileErrors = Object.fromEntries(
  Object.entries(TEXTS).map(([fault, [kind, zh, en]]) => [fault, refusal(kind, `files.${fault}`, zh, en)]),
) as Readonly<Record<FileFault, (params?: ErrorParams) => DomainError>>;

/** The error a worker named by its code; a code that is not of this list means that the worker itself failed. */
export function fileError(code: string, params: ErrorParams): DomainError {
  const fault = code.replace(/^files\./, '');
  return fault in fileErrors ? fileErrors[fault as FileFault](params) : fileErrors.damagedArchive();
}
