import { textRoom } from '../../webkit/texts.ts';
import { zh } from './matching.zh.ts';

export const matchingTexts = textRoom('matching', zh, async () => (await import('./matching.en.ts')).en);
