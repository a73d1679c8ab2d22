import { textRoom } from '../../webkit/texts.ts';
import { zh } from './impact.zh.ts';

export const impactTexts = textRoom('impact', zh, async () => (await import('./impact.en.ts')).en);
