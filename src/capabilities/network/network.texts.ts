import { textRoom } from '../../webkit/texts.ts';
import { zh } from './network.zh.ts';

export const networkTexts = textRoom('network', zh, async () => (await import('./network.en.ts')).en);
