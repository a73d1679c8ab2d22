import { textRoom } from '../../webkit/texts.ts';
import { zh } from './alliances.zh.ts';

export const alliancesTexts = textRoom('alliances', zh, async () => (await import('./alliances.en.ts')).en);
