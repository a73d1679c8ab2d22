import { textRoom } from '../../webkit/texts.ts';
import { zh } from './party.zh.ts';

export const partyTexts = textRoom('party', zh, async () => (await import('./party.en.ts')).en);
