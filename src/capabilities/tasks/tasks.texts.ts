import { textRoom } from '../../webkit/texts.ts';
import { zh } from './tasks.zh.ts';

export const tasksTexts = textRoom('tasks', zh, async () => (await import('./tasks.en.ts')).en);
