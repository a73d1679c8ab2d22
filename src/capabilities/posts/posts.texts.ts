import { textRoom } from '../../webkit/texts.ts';
import { zh } from './posts.zh.ts';

export const postsTexts = textRoom('posts', zh, async () => (await import('./posts.en.ts')).en);
