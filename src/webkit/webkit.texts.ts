import { textRoom } from './texts.ts';
import { zh } from './webkit.zh.ts';

export const webkitTexts = textRoom('webkit', zh, async () => (await import('./webkit.en.ts')).en);
