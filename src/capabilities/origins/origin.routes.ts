import { type Binding, query } from '../../http/binding.ts';
import { listCaseOrigins } from './origin.api.ts';
import { originsOfCase } from './origin.service.ts';

export const originRoutes = (): Binding[] => [query(listCaseOrigins, (use, call) => originsOfCase(use, call.params))];
