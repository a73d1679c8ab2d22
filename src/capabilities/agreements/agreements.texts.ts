import { textRoom } from '../../webkit/texts.ts';
import { zh } from './agreements.zh.ts';

export const agreementsTexts = textRoom('agreements', zh, async () => (await import('./agreements.en.ts')).en);
