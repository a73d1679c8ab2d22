import { textRoom } from '../../webkit/texts.ts';
import { zh } from './campaigns.zh.ts';

export const campaignsTexts = textRoom('campaigns', zh, async () => (await import('./campaigns.en.ts')).en);
