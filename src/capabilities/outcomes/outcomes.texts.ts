import { textRoom } from '../../webkit/texts.ts';
import { zh } from './outcomes.zh.ts';

export const outcomesTexts = textRoom('outcomes', zh, async () => (await import('./outcomes.en.ts')).en);
