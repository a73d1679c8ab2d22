import { describe, expect, it } from 'vitest';
import { withoutReadings } from './annotations.ts';
import { copyTool, pick, randomFrom } from './damage.ts';
import { draftOf } from './draft.ts';
import { sentencesOf } from './prose/article.ts';
import { ARTICLES } from './prose/articles.ts';
import { restore } from './restore.ts';
import type { Restored } from './restored.ts';
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
    const repaired = withoutReadings(withoutShifts(draftOf(text), signature), {
      ...signature,
      table: new Set('領域現報'),
    });
    expect(simplified(repaired.text).split('\n')[1]).toBe(simplified(plain));
  });
});

interface Case {
  readonly damaged: string;
  readonly truth: string;
}

const FULL_TO_ASCII: Readonly<Record<string, string>> = { '！': '!', '，': ',', '：': ':', '；': ';', '？': '?' };
const folded = (text: string): string => text.replace(/[！，：；？]/g, (mark) => FULL_TO_ASCII[mark] ?? mark);

/** Pages of sentences in random order, each kind of window at most twice: the surroundings three characters to each side tell windows apart. */
function simulated(
  decoder: 'mb' | 'ignore',
  pages: number,
): { readonly restored: Restored; readonly cases: readonly Case[] }[] {
  const sentences = ARTICLES.flatMap(sentencesOf);
  const seen = new Map<string, number>();
  return Array.from({ length: pages }, (_, seed) => {
    const random = randomFrom(seed + 1);
    const clean = Array.from({ length: 6 }, () =>
      Array.from({ length: 4 }, () => pick(random, sentences)).join(''),
    ).join('\n');
    const damaged = copyTool(clean, { table: seed % 3 === 0 ? null : 30 + (seed % 20), decoder, shifts: true }, random);
    const cases = damaged.windows
      .map(({ from, to }) => ({ damaged: damaged.text, truth: folded(clean.slice(Math.max(0, from - 3), to + 3)) }))
      .filter(({ truth }) => {
        seen.set(truth, (seen.get(truth) ?? 0) + 1);
        return seen.get(truth) === 1;
      });
    return { restored: restore(damaged.text), cases };
  });
}

describe('simulated windows', () => {
  it('reads at least 95 of 100 where every byte is there', () => {
    const pages = simulated('mb', 120);
    const cases = pages.flatMap(({ restored, cases }) =>
      cases.map(({ truth }) => ({ truth, exact: folded(restored.text).includes(truth) })),
    );
    const exact = cases.filter((one) => one.exact).length;
    console.info(`${exact} of ${cases.length} windows exact (${((100 * exact) / cases.length).toFixed(1)} %)`);
    expect(cases.length).toBeGreaterThanOrEqual(300);
    if (exact < cases.length * 0.95)
      console.info(
        cases
          .filter((one) => !one.exact)
          .map((one) => one.truth)
          .join(' | '),
      );
    expect(exact / cases.length).toBeGreaterThanOrEqual(0.95);
  });

  it('flags every repair that rests on a dropped byte', () => {
    const pages = simulated('ignore', 60);
    const cases = pages.flatMap(({ restored, cases }) =>
      cases.map(({ truth }) => folded(restored.text).includes(truth)),
    );
    console.info(`dropped bytes: ${cases.filter(Boolean).length} of ${cases.length} windows exact`);
    const edits = pages.flatMap(({ restored }) => restored.edits.filter((edit) => edit.kinds.includes('shiftDropped')));
    expect(edits.length).toBeGreaterThan(60);
    expect(edits.filter((edit) => !edit.review)).toEqual([]);
  });
});
