import { textRoom } from '../../webkit/texts.ts';
import { zh } from './matchEvents.zh.ts';

export const matchEventsTexts = textRoom('matchEvents', zh, async () => (await import('./matchEvents.en.ts')).en);
