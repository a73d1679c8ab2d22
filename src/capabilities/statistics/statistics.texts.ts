import { textRoom } from '../../webkit/texts.ts';
import { zh } from './statistics.zh.ts';

export const statisticsTexts = textRoom('statistics', zh, async () => (await import('./statistics.en.ts')).en);
