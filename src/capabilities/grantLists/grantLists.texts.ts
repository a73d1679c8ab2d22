import { textRoom } from '../../webkit/texts.ts';
import { zh } from './grantLists.zh.ts';

export const grantListsTexts = textRoom('grantLists', zh, async () => (await import('./grantLists.en.ts')).en);
