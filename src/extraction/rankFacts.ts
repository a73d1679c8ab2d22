import type { ProposedFact } from './extraction.ts';
import { trimIndicator } from './indicator.ts';
import { readWhole } from './numerals.ts';
import { type Scene, settle } from './scene.ts';

const RANK =
  /(?:评分|数量|总量|规模|均|连续[^,]{0,4})?(?:排名|排在|位居|位列|名列|跃居|跃升至|居于|稳居|居|列|蝉联)(?<scope>全国|全省|全市|全区|全球|世界|长三角|同类[^,]{0,6}|[^,第首头]{0,8})?(?:第(?<place>[一二三四五六七八九十]{1,3}|\d{1,3})|(?<first>首位|榜首|之首)|(?<hidden>头部))/g;

/** A place in an order, with its scope. 头部 in its stead means that a filter hid the place: it is flagged and never guessed. */
export function rankFacts(scene: Scene, previous: string): ProposedFact[] {
  const facts: ProposedFact[] = [];
  for (const match of scene.clause.text.matchAll(RANK)) {
    if (match.index < scene.start) continue;
    const { scope, place, hidden } = match.groups ?? {};
    const number = hidden ? null : place ? readWhole(place) : 1;
    if (number === null && !hidden) continue;
    const words = scene.named.slice(Math.max(scene.start, scene.resolved.predicateAt), match.index);
    const own = /[\d,。:]/.test(words) ? '' : trimIndicator(words);
    const ranked = own.length >= 2 ? own : previous;
    const filtered = hidden !== undefined;
    facts.push(
      settle(scene, {
        rule: filtered ? 'rank.hidden' : 'rank.place',
        indicator: ranked === '' ? '排名' : `${ranked}排名`,
        value: filtered ? { kind: 'text', text: '头部' } : { kind: 'number', exact: String(number) },
        unit: filtered ? null : '位',
        qualifiers: [filtered ? 'filteredRank' : 'rank'],
        scope: scope ? scope.replace(/^在|中$/g, '') : null,
        span: { from: scene.start, to: match.index + match[0].length },
        review: filtered ? ['rank', 'filteredWord'] : ['rank'],
      }),
    );
  }
  return facts;
}
