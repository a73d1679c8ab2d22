import { textRoom } from '../../webkit/texts.ts';
import { zh } from './findings.zh.ts';

export const findingsTexts = textRoom('findings', zh, async () => (await import('./findings.en.ts')).en);
