import { textRoom } from '../../webkit/texts.ts';
import { zh } from './notices.zh.ts';

export const noticesTexts = textRoom('notices', zh, async () => (await import('./notices.en.ts')).en);
