import type * as z from 'zod';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { changesBetween, standsIn } from './changes.rules.ts';
import { type VersionRow, versionBefore } from './page.queries.ts';
import type { changesQuerySchema, PageChanges } from './page.schema.ts';
import { instant, requirePage, requireVersion } from './page.service.ts';
import { dependantsOf, type PageDependants } from './pageDependants.service.ts';

/** What a later version says otherwise, and which facts, figures and programs have to be looked at again. */

const named = (row: VersionRow) => ({ id: row.id, number: row.number, addedAt: instant(row.added_at) });

export async function comparePages(
  use: Use,
  readers: readonly PageDependants[],
  ref: RowRef,
  versions: z.output<typeof changesQuerySchema>,
): Promise<PageChanges> {
  const page = await requirePage(use.tx, ref);
  const to = await requireVersion(use.tx, page, versions.to ?? page.shown_version);
  const from = await requireVersion(use.tx, page, versions.from ?? (await versionBefore(use.tx, to)) ?? to.id);
  const dependants = await dependantsOf(readers, use.tx, ref);
  const stands = standsIn(to.text);
  return {
    title: page.title,
    from: named(from),
    to: named(to),
    parts: changesBetween(from.text, to.text),
    dependants: dependants.map((one) => ({
      ...one,
      stands: one.quote === null ? null : stands(one.quote),
    })),
  };
}
