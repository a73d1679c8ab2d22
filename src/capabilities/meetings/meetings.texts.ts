import { textRoom } from '../../webkit/texts.ts';
import { zh } from './meetings.zh.ts';

export const meetingsTexts = textRoom('meetings', zh, async () => (await import('./meetings.en.ts')).en);
