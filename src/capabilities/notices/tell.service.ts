import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { OutboxEvent } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import type { Notice } from './notice.schema.ts';
import { insertNotice } from './notice.store.ts';

/** Writing one notice to each of several organisations, once. Runs as lq_job. */
export interface Deps {
  readonly clock: Clock;
  readonly ids: Ids;
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export async function tell(
  deps: Deps,
  tx: Tx,
  event: OutboxEvent,
  orgs: readonly (number | null)[],
  kind: Notice['kind'],
  text: { zh: string; en: string },
  link: string,
): Promise<void> {
  for (const org of new Set(orgs)) {
    if (org !== null)
      await insertNotice(tx, {
        regionId: event.regionId,
        id: deps.ids.uuid(),
        toOrg: org,
        kind,
        text,
        link,
        at: deps.clock.now().toISOString(),
      });
  }
}
