import { invalidField } from '../../kernel/errors.ts';

export const networkErrors = {
  unknownAlliance: () => invalidField('alliance', 'unknown', '没有这个联盟。', 'There is no such alliance.'),
};
