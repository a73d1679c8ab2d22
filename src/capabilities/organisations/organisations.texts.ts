import { textRoom } from '../../webkit/texts.ts';
import { zh } from './organisations.zh.ts';

export const organisationsTexts = textRoom('organisations', zh, async () => (await import('./organisations.en.ts')).en);
