import { describe, expect, it } from 'vitest';
import { judgeLines } from './lines.ts';
import { OFFICIAL_FRAMES } from './prose/boilerplate.data.ts';
import { REPRINT_FRAMES } from './prose/reprints.data.ts';

const judged = [...OFFICIAL_FRAMES, ...REPRINT_FRAMES].flatMap((frame) => {
  const drops = judgeLines(frame.lines.map(({ line }) => line).join('\n'));
  return frame.lines.map((line, at) => ({ ...line, dropped: drops[at]?.drop !== null }));
});

describe('article and furniture', () => {
  it('keeps 98 of 100 article lines and drops 98 of 100 others', () => {
    const of = (kind: 'article' | 'boilerplate') => judged.filter((line) => line.kind === kind);
    const lost = of('article').filter((line) => line.dropped);
    const kept = of('boilerplate').filter((line) => !line.dropped);
    expect(judged.length).toBeGreaterThan(300);
    expect({ lost: lost.length / of('article').length <= 0.02, lines: lost.map(({ line }) => line) }).toMatchObject({
      lost: true,
    });
    expect({ kept: kept.length / of('boilerplate').length <= 0.02, lines: kept.map(({ line }) => line) }).toMatchObject(
      { kept: true },
    );
  });

  it('never takes the sentences of an article for furniture', () => {
    expect(judged.filter((line) => line.kind === 'article' && line.dropped && /[。！？]/.test(line.line))).toEqual([]);
  });

  it('leaves a page without furniture as it is, with its tables, menus of dishes and contact block', () => {
    const page = [
      '型号 | 功率 | 转速',
      'A1 | 7 | 300',
      '点菜：红烧肉 清蒸鱼 炒时蔬 酸辣汤',
      '申报条件如下，请各企业对照准备，于三月底前提交材料。',
      '联系人：业务科',
      '联系电话：0000-0000000',
    ];
    expect(judgeLines(page.join('\n')).filter((line) => line.drop !== null)).toEqual([]);
  });
});
