import { contract } from '../../kernel/contract.ts';
import { selfCheckAnswerSchema, selfCheckSchema } from './selfCheck.schema.ts';

/** Public pre-assessment against all public programs, without an account. Reads what the register publishes, keeps nothing. */
export const selfCheck = contract({
  name: 'selfCheck.assess',
  method: 'POST',
  path: '/self-check',
  permission: 'public',
  plain: true,
  summary: '免登录预评估（不保存任何内容）',
  body: selfCheckSchema,
  output: selfCheckAnswerSchema,
});
