import { textRoom } from '../webkit/texts.ts';
import { zh } from './web.zh.ts';

export const webTexts = textRoom('web', zh, async () => (await import('./web.en.ts')).en);
