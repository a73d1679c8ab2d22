import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { Contract } from '../kernel/contract.ts';
import { Button } from './Button.tsx';
import type { RequestOf } from './client.ts';
import { acceptedFilters } from './filters.ts';
import { useTexts } from './i18n.ts';
import { useDownload } from './useDownload.ts';
import { webkitTexts } from './webkit.texts.ts';

// The download of a list: a file, asked for with filters only.
type ExportContract = Contract<undefined, z.ZodObject, undefined, 'file'>;

export interface ExportButtonProps<C extends ExportContract> {
  readonly definition: C;
  /** The filters of the list as shown; what the download does not know (the position in the list) is left out. */
  readonly filters: object;
  /** Of the file, where the server names none. */
  readonly name: string;
}

/** Exports the list as it is filtered now. */
export function ExportButton<C extends ExportContract>({ definition, filters, name }: ExportButtonProps<C>): ReactNode {
  const t = useTexts(webkitTexts);
  const download = useDownload();
  const save = (): void => {
    const query = acceptedFilters(definition.query as z.ZodObject, filters);
    download(definition, { query } as RequestOf<C>, `${name}.xlsx`);
  };
  return (
    <Button small onClick={save}>
      {t('export')}
    </Button>
  );
}
