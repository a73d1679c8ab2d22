import { textRoom } from '../../webkit/texts.ts';
import { zh } from './indicators.zh.ts';

export const indicatorsTexts = textRoom('indicators', zh, async () => (await import('./indicators.en.ts')).en);
