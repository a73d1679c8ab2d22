import { textRoom } from '../../webkit/texts.ts';
import { zh } from './origins.zh.ts';

export const originsTexts = textRoom('origins', zh, async () => (await import('./origins.en.ts')).en);
