import type { Contract } from '../kernel/contract.ts';
import { download, type RequestOf } from './client.ts';
import { useTexts } from './i18n.ts';
import { errorSentence } from './States.tsx';
import { useToast } from './Toasts.tsx';
import { webkitTexts } from './webkit.texts.ts';

/** Fetches a file; a refusal is said, since a button that does nothing explains nothing. */
export function useDownload() {
  const t = useTexts(webkitTexts);
  const toast = useToast();
  return <C extends Contract>(definition: C, request: RequestOf<C>, fallbackName: string): void => {
    download(definition, request, fallbackName).catch((error: unknown) => toast({ text: errorSentence(error, t) }));
  };
}
