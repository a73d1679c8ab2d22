import { randomFrom } from './damage.ts';

const HAN = Array.from({ length: 400 }, (_, at) => String.fromCharCode(0x4e00 + at * 37));

/** Texts made to keep a repairer busy, of any length. */
export const HOSTILE_PAGES: Readonly<Record<string, (length: number) => string>> = {
  'orphans without end': (length) => '?!彼'.repeat(length / 3),
  'orphans in copied text': (length) => `區(qū)經(jīng)濟(jì)創(chuàng)`.repeat(20) + '?!彼山'.repeat(length / 5),
  'dropped bytes everywhere': (length) => `區(qū)經(jīng)濟(jì)創(chuàng)`.repeat(20) + '擔;饒@區'.repeat(length / 5),
  'random characters and marks': (length) => {
    const random = randomFrom(3);
    return (
      '區(qū)經(jīng)濟(jì)創(chuàng)'.repeat(20) +
      Array.from({ length }, () =>
        random() < 0.2 ? '?!,:;@A('.charAt(Math.floor(random() * 8)) : (HAN[Math.floor(random() * 400)] ?? ''),
      ).join('')
    );
  },
  brackets: (length) => '區('.repeat(length / 2),
  'latin letters': (length) => 'ÖÐÍ¶'.repeat(length / 4),
  spaces: (length) => '发展 '.repeat(length / 3),
  'one endless line of menus': (length) => '首页 | '.repeat(length / 5),
  'ten thousand short lines': (length) => '版权\n'.repeat(length / 3),
  ornaments: (length) => '✿ღ'.repeat(length / 2),
  commas: (length) => ',，'.repeat(length / 2),
  digits: (length) => '1'.repeat(length),
  'telephone numbers': (length) => '13500000000'.repeat(length / 11),
  'empty lines': (length) => '\n'.repeat(length),
};
