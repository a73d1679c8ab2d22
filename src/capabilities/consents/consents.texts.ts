import { textRoom } from '../../webkit/texts.ts';
import { zh } from './consents.zh.ts';

export const consentsTexts = textRoom('consents', zh, async () => (await import('./consents.en.ts')).en);
