import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../restoration/draft.ts';
import { restore } from '../../restoration/restore.ts';
import { changesBetween, standsIn } from './changes.rules.ts';
import { pageMoves } from './page.access.ts';
import { forOthers, isCleaner, pageMove, shownTo } from './page.rules.ts';
import { snippetOf } from './snippet.rules.ts';
import { dueAfter, sourceMove } from './source.rules.ts';

describe('the life of a document', () => {
  const owner = { org: 7, permissions: ['pages.read', 'pages.add'] };
  test('lies in its owner’s hands', () => {
    expect(pageMoves(owner, 'kept', 7)).toEqual(['withdraw', 'share', 'takeOver', 'addVersion']);
    expect(pageMoves(owner, 'withdrawn', 7)).toEqual(['undo']);
    expect(pageMoves({ ...owner, org: 8 }, 'kept', 7)).toEqual([]);
    expect(pageMoves({ ...owner, permissions: ['pages.read'] }, 'kept', 7)).toEqual([]);
    expect(pageMove('withdraw', 'kept', ['owner'])).toBe('withdrawn');
  });

  test('withdrawn it is shown to nobody else, whatever was chosen', () => {
    expect(shownTo('everyone', 'kept', '310117')).toEqual({ isPublic: true, openRegion: null });
    expect(shownTo('region', 'kept', '310117')).toEqual({ isPublic: false, openRegion: '310117' });
    for (const scope of ['own', 'region', 'everyone'] as const)
      expect(shownTo(scope, 'withdrawn', '310117')).toEqual({ isPublic: false, openRegion: null });
  });

  test('others read no number that was taken out of it, and every offset stays', () => {
    const raw =
      '园区新增企业12家，联系电话021-00001234，咨询请致电。1350000000013600000000\n广告热线：021-87654321\n版权所有 沪ICP备12345678号';
    const own = restore(raw);
    const shown = forOthers(own);
    expect(shown.raw).not.toMatch(/1350000|87654321|12345678/);
    expect(shown.raw).toHaveLength(raw.length);
    expect(shown.dropped.map(({ line }) => line).join()).not.toMatch(/\d{7}/);
    expect(applyEdits(shown.raw, shown.edits)).toBe(own.text);
    expect(own.text).toContain('021-00001234');
    for (const edit of shown.edits) expect(shown.raw.slice(edit.from, edit.to)).toBe(edit.before);
  });

  test('a copy is cleaner by trust, then by doubts', () => {
    expect(isCleaner({ trust: 'normal', doubts: 9 }, { trust: 'reduced', doubts: 0 })).toBe(true);
    expect(isCleaner({ trust: 'reduced', doubts: 1 }, { trust: 'reduced', doubts: 2 })).toBe(true);
    expect(isCleaner({ trust: 'low', doubts: 0 }, { trust: 'reduced', doubts: 2 })).toBe(false);
  });

  test('a watched address is given up by the clock, ended by its owner only', () => {
    expect(sourceMove('giveUp', 'watching', 'clock')).toBe('paused');
    expect(sourceMove('giveUp', 'watching', 'owner')).toBeNull();
    expect(sourceMove('end', 'paused', 'owner')).toBe('ended');
    expect(sourceMove('resume', 'ended', 'owner')).toBeNull();
    expect(sourceMove('check', 'watching', null)).toBeNull();
    expect(dueAfter(new Date('2026-11-20T02:00:00.000Z'), 24)).toBe('2026-11-21T02:00:00.000Z');
  });
});

describe('what a later version says otherwise', () => {
  const before = '第一句不变。第二句讲30家企业。\n第三句也不变。';
  const after = '第一句不变。第二句讲45家企业。\n第三句也不变。第四句是新的。';

  test('is told by sentences, and nothing is lost', () => {
    const parts = changesBetween(before, after);
    expect(parts.filter((part) => part.kind !== 'same')).toEqual([
      { kind: 'removed', text: '30' },
      { kind: 'added', text: '45' },
      { kind: 'added', text: '第四句是新的。' },
    ]);
    const side = (kind: string) =>
      parts
        .filter((part) => part.kind !== kind)
        .map((part) => part.text)
        .join('');
    expect([side('added'), side('removed')]).toEqual([before, after]);
  });

  test('of two texts without a common sentence is shown whole, and soon', () => {
    const [a, b] = ['a', 'b'].map((letter) => Array.from({ length: 20_000 }, (_, n) => `${letter}${n}。`).join(''));
    const start = performance.now();
    const parts = changesBetween(a ?? '', b ?? '');
    expect(parts).toEqual([
      { kind: 'removed', text: a },
      { kind: 'added', text: b },
    ]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('a quoted sentence stands or is gone', () => {
    expect(standsIn(before)('第二句讲 30家企业')).toBe(true);
    expect(standsIn(after)('第二句讲30家企业')).toBe(false);
  });
});

describe('the sentence that shows why', () => {
  test('is the one with most words, which are marked', () => {
    const found = snippetOf('设备很多。\n批次担保贷款支持购置设备，单户最高一千万元。贷款另说。', [
      '贷款',
      '设备',
      '购置',
    ]);
    expect(found?.text).toBe('批次担保贷款支持购置设备，单户最高一千万元。');
    expect(found?.marks.map(([from, to]) => found.text.slice(from, to))).toEqual(['贷款', '购置设备']);
  });

  test('is cut around its words where it is long, and absent where none is there', () => {
    const found = snippetOf(`${'前'.repeat(500)}贷款${'后'.repeat(500)}`, ['贷款']);
    expect(found?.text.length).toBeLessThan(170);
    expect(found?.marks.map(([from, to]) => found.text.slice(from, to))).toEqual(['贷款']);
    expect(snippetOf('没有', ['贷款'])).toBeNull();
  });
});
