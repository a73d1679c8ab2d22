import { textRoom } from '../../webkit/texts.ts';
import { zh } from './cases.zh.ts';

export const casesTexts = textRoom('cases', zh, async () => (await import('./cases.en.ts')).en);
