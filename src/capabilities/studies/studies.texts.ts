import { textRoom } from '../../webkit/texts.ts';
import { zh } from './studies.zh.ts';

export const studiesTexts = textRoom('studies', zh, async () => (await import('./studies.en.ts')).en);
