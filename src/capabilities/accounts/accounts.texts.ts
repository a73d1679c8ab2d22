import { textRoom } from '../../webkit/texts.ts';
import { zh } from './accounts.zh.ts';

export const accountsTexts = textRoom('accounts', zh, async () => (await import('./accounts.en.ts')).en);
