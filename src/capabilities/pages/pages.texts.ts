import { textRoom } from '../../webkit/texts.ts';
import { zh } from './pages.zh.ts';

export const pagesTexts = textRoom('pages', zh, async () => (await import('./pages.en.ts')).en);
