import { textRoom } from '../../webkit/texts.ts';
import { zh } from './policyNotice.zh.ts';

export const policyNoticeTexts = textRoom('policyNotice', zh, async () => (await import('./policyNotice.en.ts')).en);
