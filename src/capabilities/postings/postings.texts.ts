import { textRoom } from '../../webkit/texts.ts';
import { zh } from './postings.zh.ts';

export const postingsTexts = textRoom('postings', zh, async () => (await import('./postings.en.ts')).en);
