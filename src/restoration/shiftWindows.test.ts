import { describe, expect, it } from 'vitest';
import { withoutReadings } from './annotations.ts';
import { copyTool, pick, randomFrom } from './damage.ts';
import { draftOf } from './draft.ts';
import { ALLIANCES } from './prose/alliances.data.ts';
import { sentencesOf } from './prose/article.ts';
import { ARTICLES } from './prose/articles.ts';
import { DISTRICTS } from './prose/districts.data.ts';
import { FINANCE } from './prose/finance.data.ts';
import { PARKS } from './prose/parks.data.ts';
import { TALENTS } from './prose/talents.data.ts';
import { TECHNOLOGY } from './prose/technology.data.ts';
import { restore } from './restore.ts';
import type { Edit } from './restored.ts';
import { simplified } from './script.ts';
import { withoutShifts } from './shiftWindows.ts';
import { signatureOf } from './signature.ts';

/** What the forward simulation of the tool gives for these words; the true text beside it. */
const VECTORS: readonly (readonly [string, string])[] = [
  ['實效?!蓖跗奖硎?,松江區', '實效。”王平表示,松江區'],
  ['滋養??萍计髽I需要', '滋養。科技企業需要'],
  ['上?;鶎狱h建', '上海基層黨建'],
  ['成本高?!把邪l成果', '成本高。“研發成果'],
  ['問題?,F實中', '問題。現實中'],
  ['經濟損失?!北R慶國', '經濟損失。”盧慶國'],
  ['融資擔;饒@區服務', '融資擔保基金園區服務'],
  ['材料!比蚴讞l', '材料。”全球首條'],
  ['領(lǐng)域?qū)崿F(xiàn)創新', '領域實現創新'],
  ['科技日?qǐng)?bào)', '科技日報'],
];

const TOOL = '區(qū)經(jīng)濟(jì)創(chuàng)業(yè)領(lǐng)現(xiàn)報(bào)學(xué)領(lǐng)域經(jīng)濟(jì)\n';

describe('windows of shifted bytes', () => {
  it.each(VECTORS)('%s', (damaged, plain) => {
    const text = TOOL + damaged;
    const signature = signatureOf(text);
    expect(signature.dirty).toBe(true);
    const repaired = withoutReadings(withoutShifts(draftOf(text), { dirty: true, traditional: true }), {
      ...signature,
      table: new Set('領域現報'),
    });
    expect(simplified(repaired.text).split('\n')[1]).toBe(simplified(plain));
  });
});

const FULL_TO_ASCII: Readonly<Record<string, string>> = { '！': '!', '，': ',', '：': ':', '；': ';', '？': '?' };
const folded = (text: string): string => text.replace(/[！，：；？]/g, (mark) => FULL_TO_ASCII[mark] ?? mark);

interface Case {
  readonly truth: string;
  readonly exact: boolean;
  /** Bytes of the window that the page no longer holds. */
  readonly lost: number;
}

/** Pages of sentences in random order. A window is exact where it stands in the restored page with the three characters to each side of it. */
function simulated(
  sentences: readonly string[],
  decoder: 'mb' | 'ignore',
  pages: number,
): { readonly cases: Case[]; readonly edits: readonly Edit[] } {
  const seen = new Set<string>();
  const cases: Case[] = [];
  const edits: Edit[] = [];
  for (let seed = 1; seed <= pages; seed += 1) {
    const random = randomFrom(seed);
    const clean = Array.from({ length: 6 }, () =>
      Array.from({ length: 4 }, () => pick(random, sentences)).join(''),
    ).join('\n');
    const damaged = copyTool(clean, { table: seed % 3 === 0 ? null : 30 + (seed % 20), decoder, shifts: true }, random);
    const restored = restore(damaged.text);
    edits.push(...restored.edits);
    const text = folded(restored.text);
    for (const { from, to, lost } of damaged.windows) {
      const truth = folded(clean.slice(Math.max(0, from - 3), to + 3));
      if (!seen.has(truth)) cases.push({ truth, lost, exact: text.includes(truth) });
      seen.add(truth);
    }
  }
  return { cases, edits };
}

const share = (cases: readonly Case[]): number => cases.filter((one) => one.exact).length / cases.length;
const percent = (cases: readonly Case[]): string => `${(100 * share(cases)).toFixed(1)} % of ${cases.length}`;

const OFFICIAL = [DISTRICTS, PARKS, FINANCE, ALLIANCES, TALENTS, TECHNOLOGY].flat().flatMap(sentencesOf);
const ALL = ARTICLES.flatMap(sentencesOf);

describe('simulated windows', () => {
  it('reads at least 95 of 100 where every byte is there but the one that was orphaned, in any prose', () => {
    const { cases } = simulated(ALL, 'mb', 120);
    const whole = cases.filter((one) => one.lost === 1);
    const twice = cases.filter((one) => one.lost > 1);
    console.info(
      `windows exact: ${percent(whole)} with one byte gone, ${percent(twice)} with two; ${percent(cases)} in all`,
    );
    expect(whole.length).toBeGreaterThanOrEqual(300);
    expect(share(whole)).toBeGreaterThanOrEqual(0.95);
  });

  it('reads at least 95 of 100 of all windows in the prose of offices and parks', () => {
    const { cases } = simulated(OFFICIAL, 'mb', 120);
    console.info(`windows exact in official prose: ${percent(cases)}`);
    expect(cases.length).toBeGreaterThanOrEqual(300);
    expect(share(cases)).toBeGreaterThanOrEqual(0.95);
  });

  it('flags every repair that rests on a dropped byte', () => {
    const { cases, edits } = simulated(ALL, 'ignore', 60);
    console.info(`windows exact where bytes were dropped: ${percent(cases)}`);
    const inferred = edits.filter((edit) => edit.kinds.includes('shiftDropped'));
    expect(inferred.length).toBeGreaterThan(60);
    expect(inferred.filter((edit) => !edit.review)).toEqual([]);
  });
});
