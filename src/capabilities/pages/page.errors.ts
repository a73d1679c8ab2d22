import { invalidField, refusal } from '../../kernel/errors.ts';

export const pageErrors = {
  notPossible: refusal(
    'conflict',
    'pages.notPossible',
    '当前状态不允许此操作，或该文档不属于贵单位。',
    'This is not possible now, or the document is not yours.',
  ),
  withdrawn: refusal(
    'conflict',
    'pages.withdrawn',
    '该网址属于已撤回的文档“{title}”，请先恢复它。',
    'This address belongs to the withdrawn document “{title}”; bring it back first.',
  ),
  tooLong: refusal(
    'tooLarge',
    'pages.tooLong',
    '正文超过 {max} 字，请拆分后添加。',
    'The text is longer than {max} characters; split it.',
  ),
  tooComplex: refusal(
    'unprocessable',
    'pages.tooComplex',
    '{seconds} 秒内未能修复该文档，已停止；请拆分后添加。',
    'It could not be restored within {seconds} s; split it.',
  ),
  noArticle: refusal(
    'unprocessable',
    'pages.noArticle',
    '没有找到正文：各行均为导航、广告或联系方式。请粘贴正文。',
    'No article was found: every line is navigation, advertisement or contact. Paste the text of the article.',
  ),
  watched: refusal(
    'conflict',
    'pages.watched',
    '贵单位已关注该网址。',
    'Your organisation watches this address already.',
  ),
} as const;

export const unknownCopy = () =>
  invalidField('copyId', 'unknown', '该副本不属于此文档。', 'This copy is not of this document.');
export const unknownVersion = () =>
  invalidField('version', 'unknown', '该版本不属于此文档。', 'This version is not of this document.');
