import { textRoom } from '../../webkit/texts.ts';
import { zh } from './practices.zh.ts';

export const practicesTexts = textRoom('practices', zh, async () => (await import('./practices.en.ts')).en);
