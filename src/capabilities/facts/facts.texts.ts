import { textRoom } from '../../webkit/texts.ts';
import { zh } from './facts.zh.ts';

export const factsTexts = textRoom('facts', zh, async () => (await import('./facts.en.ts')).en);
