import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restore } from './restore.ts';

const FOLDER = process.env.LANGQIAO_SEEDS ?? '../shared/seeds';
const present = existsSync(FOLDER);
if (!present) console.info(`no seed pages at ${FOLDER}: set LANGQIAO_SEEDS to run these tests`);
const files = present
  ? readdirSync(FOLDER)
      .filter((name) => name.endsWith('.txt'))
      .sort()
  : [];
const pages = files.map((name) => restore(readFileSync(join(FOLDER, name), 'utf8')));
const byTitle = (part: string) => pages.filter((page) => page.text.includes(part));

describe.skipIf(!present)('the five real pages', () => {
  it('reads every window of shifted bytes', () => {
    const windows = pages.flatMap((page) =>
      page.edits.filter((edit) => edit.kinds.some((kind) => kind.startsWith('shift') || kind === 'pinyinShifted')),
    );
    expect(windows.map(({ before, after }) => [before, after])).toEqual([
      ['?!彼山瓍^(qū)', '。”松江区'],
      ['?!彼山瓍^(qū)', '。”松江区'],
      ['?!惫\ue2bb缜缯f', '。”郭淑晴说'],
      ['?!蓖跗奖硎?', '。”王平表示'],
      ['?qū)崿F(xiàn)', '实现'],
      [';饒@', '保基金园'],
    ]);
    expect(windows.filter((edit) => edit.review).map((edit) => edit.after)).toEqual(['保基金园']);
  });

  it('keeps no advertisement, no telephone number, no teaser of another article', () => {
    for (const page of pages) {
      expect(page.text).not.toMatch(/1[3-9]\d{9}|\d{3,4}-\d{7,8}|ICP备|扫一扫|微信号|版权所有|相关(?:文章|新闻)|影院/);
      expect(page.text).not.toMatch(/3365亿|2500余名|中骏|培训班/);
    }
  });

  it('drops no line of an article', () => {
    const article = pages.flatMap((page) =>
      page.dropped.filter((line) => line.reason !== 'related' && line.line.length > 30 && /。$/.test(line.line.trim())),
    );
    expect(article.filter((line) => !/本网|版权|侵权|联系|经销|二维码|ICP|转载/.test(line.line))).toEqual([]);
    for (const mark of ['供图', '学习有高潮', '赋能', '2021-7-19 13:50'])
      expect(byTitle(mark).length, mark).toBeGreaterThan(0);
  });

  it('leaves neither readings nor traditional characters', () => {
    for (const page of pages) {
      expect(page.text).not.toMatch(/[\u4e00-\u9fff]\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/);
      expect(restore(page.text).edits.filter((edit) => edit.kinds.includes('script'))).toEqual([]);
    }
  });
});
