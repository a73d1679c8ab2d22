import { type ListColumn, listFile } from '../../exchange/listFile.ts';
import type { PageReader } from '../../kernel/paging.ts';
import { consentPurposeName } from '../../vocabulary/consentPurposes.ts';
import { factDefinition } from '../../vocabulary/factCatalogue.ts';
import { zh } from './consents.zh.ts';
import type { FactRead } from './grant.schema.ts';

const COLUMNS: readonly ListColumn<FactRead>[] = [
  { header: zh.reads.at, kind: 'text', width: 22, value: (read) => read.at },
  { header: zh.reads.by, kind: 'text', width: 36, value: (read) => read.byName },
  { header: zh.reads.basis, kind: 'text', width: 14, value: (read) => zh.basis[read.basis] },
  { header: zh.reads.purpose, kind: 'text', width: 18, value: (read) => consentPurposeName(read.purpose) },
  { header: zh.reads.facts, kind: 'number', value: (read) => read.facts },
  {
    header: zh.reads.keys,
    kind: 'text',
    width: 60,
    value: (read) => read.keys.map((key) => factDefinition(key)?.label.zh ?? key).join('、'),
  },
  { header: zh.reads.grant, kind: 'text', width: 38, value: (read) => read.grantId },
];

/** Who looked at what, as a workbook for the enterprise. */
export const exportReadsFile = (pages: PageReader<FactRead>) => listFile(zh.reads.title, COLUMNS, pages);
