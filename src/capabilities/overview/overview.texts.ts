import { textRoom } from '../../webkit/texts.ts';
import { zh } from './overview.zh.ts';

export const overviewTexts = textRoom('overview', zh, async () => (await import('./overview.en.ts')).en);
