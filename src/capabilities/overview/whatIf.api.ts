import { contract } from '../../kernel/contract.ts';
import { rowRefSchema } from '../../kernel/fields.ts';
import { whatIfAnswerSchema, whatIfSchema } from './whatIf.schema.ts';

/** What an enterprise could have if some facts were otherwise. Nothing supposed is kept; the facts looked at are, as on its page. */
export const whatIf = contract({
  name: 'overview.whatIf',
  method: 'POST',
  path: '/enterprises/:regionId/:id/what-if',
  permission: 'facts.read',
  plain: true,
  summary: '假设测算（不保存任何内容）',
  params: rowRefSchema,
  body: whatIfSchema,
  output: whatIfAnswerSchema,
});
