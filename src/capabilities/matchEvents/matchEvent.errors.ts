import { refusal } from '../../kernel/errors.ts';

export const matchEventErrors = {
  solverFailed: refusal(
    'unavailable',
    'matchEvents.solverFailed',
    '排期计算未能完成，请稍后再试。',
    'The schedule could not be worked out; try again.',
  ),
};
