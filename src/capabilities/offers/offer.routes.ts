import { type Binding, query } from '../../http/binding.ts';
import * as api from './offer.api.ts';
import { listVisibleOffers, viewProgram } from './offer.service.ts';

export const offerRoutes = (): Binding[] => [
  query(api.listOffers, (use, call) => listVisibleOffers(use, call.query, call.cursors)),
  query(api.getProgram, (use, call) => viewProgram(use, call.params)),
];
