import { verifyLedger } from '../../storage/ledger.ts';

/** The ledger belongs to storage; this room only asks whether it holds. */
export const checkLedger = verifyLedger;
