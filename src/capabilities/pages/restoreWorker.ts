import { parentPort } from 'node:worker_threads';
import { restore } from '../../restoration/restore.ts';
import type { Restored } from '../../restoration/restored.ts';

/** Restores texts apart from the server: a damaged page of a hundred thousand characters takes as long as it takes. */
export interface RestoreRequest {
  readonly raw: string;
}
export type RestoreReply =
  | { readonly kind: 'restored'; readonly restored: Restored }
  | { readonly kind: 'failed'; readonly message: string };

const reply = (message: RestoreReply): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ raw }: RestoreRequest) => {
  try {
    reply({ kind: 'restored', restored: restore(raw) });
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : 'failed' });
  }
});
