import { textRoom } from '../../webkit/texts.ts';
import { zh } from './rules.zh.ts';

export const rulesTexts = textRoom('rules', zh, async () => (await import('./rules.en.ts')).en);
