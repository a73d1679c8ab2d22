import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

let segmenter: Jieba | null = null;

// Words that stand in nearly every need and offer and so say nothing about either.
const EMPTY = new Set([
  '企业',
  '公司',
  '需要',
  '希望',
  '支持',
  '提供',
  '服务',
  '有限',
  '进行',
  '相关',
  '以及',
  '我们',
  '我司',
  '目前',
  '可以',
  '能够',
  '一个',
  '用于',
]);

/**
 * Search words of a Chinese or mixed text: NFKC, lower case, words of two characters and more, Latin words and numbers whole.
 * Search mode also yields the parts of long words, so that 设备融资租赁 meets 设备 and 融资.
 */
export function searchWords(text: string): string[] {
  segmenter ??= Jieba.withDict(dict);
  return segmenter
    .cutForSearch(text.normalize('NFKC').toLowerCase(), true)
    .map((word) => word.trim())
    .filter(
      (word) =>
        (/^[a-z0-9][a-z0-9.+-]*$/.test(word) ? word.length > 1 : [...word].length > 1) &&
        /[\p{L}\p{N}]/u.test(word) &&
        !EMPTY.has(word),
    );
}
