import { textRoom } from '../../webkit/texts.ts';
import { zh } from './offers.zh.ts';

export const offersTexts = textRoom('offers', zh, async () => (await import('./offers.en.ts')).en);
