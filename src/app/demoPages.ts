import { addPage } from '../capabilities/pages/addPage.service.ts';
import { preparePaste } from '../capabilities/pages/intake.service.ts';
import { sharePage } from '../capabilities/pages/keepPage.service.ts';
import type { Added } from '../capabilities/pages/page.schema.ts';
import type { Actor } from '../kernel/actor.ts';
import { copyTool, randomFrom } from '../restoration/damage.ts';
import { act, actorFor, type DemoActs } from './demoActs.ts';
import { ALLIANCE, type DemoArticle, INCUBATOR, SITE_LINES, YEAR, YEAR_CORRECTED } from './demoPages.data.ts';

/** Documents of the demonstration: one copied by a tool that damages what it copies, with a clean copy beside it; one corrected by its publisher. */

const DAY_MS = 86_400_000;
const SEED = 20_260_409;

const textOf = ({ title, lines }: DemoArticle): string => [title, ...lines].join('\n');

/** As a copying site serves it: traditional characters with readings, marks replaced byte by byte, its own lines around. */
function copied(article: DemoArticle): string {
  const whole = [...SITE_LINES.before, textOf(article), ...SITE_LINES.after].join('\n');
  return copyTool(whole, { table: 31, decoder: 'mb', shifts: true }, randomFrom(SEED)).text;
}

const find = (deps: DemoActs): Promise<{ readonly told: boolean; readonly org: number | null }> =>
  deps.sql.tx({ as: 'job', why: 'demo' }, async (tx) => ({
    told: (await tx.query('select 1 from pages where title = $1 limit 1', [YEAR.title])).count > 0,
    org:
      (await tx.query<{ principal: number }>(`select principal from organisations where code = 'x-office-sj'`)).rows[0]
        ?.principal ?? null,
  }));

async function add(deps: DemoActs, actor: Actor, at: Date, text: string, of?: string): Promise<Added> {
  const prepared = await preparePaste({ text });
  return act(deps, actor, at, 'pages.paste', (use) => addPage(use, prepared, of));
}

const open = (deps: DemoActs, actor: Actor, at: Date, page: Added): Promise<void> =>
  act(deps, actor, at, 'pages.share', (use) => sharePage(use, page, null, 'everyone'));

/** Tells them once. */
export async function tellDemoPages(deps: DemoActs): Promise<void> {
  const { told, org } = await find(deps);
  const actor = told || org === null ? null : await actorFor(deps, 'districtOffice', org, '区办公室 · 演示');
  if (!actor) return;
  const ago = (days: number): Date => new Date(deps.clock.now().getTime() - days * DAY_MS);
  const incubator = await add(deps, actor, ago(30), copied(INCUBATOR));
  await add(deps, actor, ago(28), textOf(INCUBATOR));
  const alliance = await add(deps, actor, ago(21), copied(ALLIANCE));
  const year = await add(deps, actor, ago(20), textOf(YEAR));
  await add(deps, actor, ago(2), textOf(YEAR_CORRECTED), year.id);
  for (const page of [incubator, alliance, year]) await open(deps, actor, ago(1), page);
}
