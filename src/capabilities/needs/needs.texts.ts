import { textRoom } from '../../webkit/texts.ts';
import { zh } from './needs.zh.ts';

export const needsTexts = textRoom('needs', zh, async () => (await import('./needs.en.ts')).en);
