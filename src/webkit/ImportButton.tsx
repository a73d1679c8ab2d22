import { type ReactNode, useRef } from 'react';
import type * as z from 'zod';
import type { Contract } from '../kernel/contract.ts';
import { Button } from './Button.tsx';
import type { RequestOf } from './client.ts';
import { useTexts } from './i18n.ts';
import { useCommand } from './queries.ts';
import { ErrorNotice } from './States.tsx';
import { useToast } from './Toasts.tsx';
import { webkitTexts } from './webkit.texts.ts';

// The upload of a list: the bytes, the name in the query, and how many rows were taken.
type ImportContract = Contract<z.ZodType | undefined, z.ZodType, undefined, z.ZodType<{ imported: number }>>;

export interface ImportButtonProps<C extends ImportContract> {
  readonly definition: C;
  /** What the address of the list needs besides the name of the file. */
  readonly params?: object;
  readonly query?: object;
}

/** Imports a list: headings as in the export, all rows or none; what is wrong is said row by row. */
export function ImportButton<C extends ImportContract>({ definition, params, query }: ImportButtonProps<C>): ReactNode {
  const t = useTexts(webkitTexts);
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const send = useCommand(definition, (output) => {
    toast({ text: t('imported', { count: (output as { imported: number }).imported }) });
  });
  return (
    <>
      <Button small busy={send.isPending} onClick={() => input.current?.click()}>
        {t('import')}
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={t('import')}
        accept=".xlsx,.csv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file)
            send.mutate({
              ...(params ? { params } : {}),
              query: { ...query, name: file.name },
              bytes: file,
            } as RequestOf<C>);
        }}
      />
      {send.error ? <ErrorNotice error={send.error} /> : null}
    </>
  );
}
