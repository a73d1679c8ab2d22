import { textRoom } from '../../webkit/texts.ts';
import { zh } from './whatIf.zh.ts';

export const whatIfTexts = textRoom('whatIf', zh, async () => (await import('./whatIf.en.ts')).en);
