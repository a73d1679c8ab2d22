import { textRoom } from '../../webkit/texts.ts';
import { zh } from './selfCheck.zh.ts';

export const selfCheckTexts = textRoom('selfCheck', zh, async () => (await import('./selfCheck.en.ts')).en);
