import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { changesBetween, stillStands } from './changes.rules.ts';
import type { VersionRow } from './page.queries.ts';
import type { PageChanges } from './page.schema.ts';
import { instant, requirePage, requireVersion } from './page.service.ts';
import { dependantsOf, type PageDependants } from './pageDependants.service.ts';

/** What a later version says otherwise, and which facts, figures and programs have to be looked at again. */

const named = (row: VersionRow) => ({ id: row.id, number: row.number, addedAt: instant(row.added_at) });

export async function comparePages(
  use: Use,
  readers: readonly PageDependants[],
  ref: RowRef,
  versions: { readonly from: string; readonly to: string },
): Promise<PageChanges> {
  const page = await requirePage(use.tx, ref);
  const from = await requireVersion(use.tx, page, versions.from);
  const to = await requireVersion(use.tx, page, versions.to);
  const dependants = await dependantsOf(readers, use.tx, ref);
  return {
    title: page.title,
    from: named(from),
    to: named(to),
    parts: changesBetween(from.text, to.text),
    dependants: dependants.map((one) => ({
      ...one,
      stands: one.quote === null ? null : stillStands(one.quote, to.text),
    })),
  };
}
