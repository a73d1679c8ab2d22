import { textRoom } from '../../webkit/texts.ts';
import { zh } from './activities.zh.ts';

export const activitiesTexts = textRoom('activities', zh, async () => (await import('./activities.en.ts')).en);
