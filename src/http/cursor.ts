import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalidField } from '../kernel/errors.ts';
import type { Cursors } from '../kernel/paging.ts';

/** Signs with a secret of the process. */
export function signedCursors(secret: string): Cursors {
  const sign = (text: string) => createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
  const refuse = () =>
    invalidField(
      'after',
      'cursor',
      '翻页位置无效，请回到第一页。',
      'The page position is not valid; go back to the first page.',
    );
  return {
    seal: (list, org, key) => {
      const body = Buffer.from(JSON.stringify(key)).toString('base64url');
      return `${body}.${sign(`${list}|${org}|${body}`)}`;
    },
    open: (list, org, cursor) => {
      const [body = '', signature = '', ...rest] = cursor.split('.');
      const given = Buffer.from(signature);
      const expected = Buffer.from(sign(`${list}|${org}|${body}`));
      // Bytes are compared: 22 characters outside ASCII are more than 22 bytes.
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) throw refuse();
      const key: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
      if (!Array.isArray(key)) throw refuse();
      return key;
    },
  };
}
