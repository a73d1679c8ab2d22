import { oneRow, type Tx } from '../../storage/sql.ts';
import { normaliseCreditCode } from '../../vocabulary/creditCode.ts';

/** As job: what the public register says of one enterprise, found by its whole name or code; never by a part of either. */
export interface RegisterEntry {
  readonly name: string;
  readonly credit_code: string;
  readonly region_id: string;
  readonly founded_on: string | null;
}

export const registerEntry = (tx: Tx, text: string) =>
  oneRow<RegisterEntry>(
    tx,
    'select name, credit_code, region_id, founded_on from enterprises where credit_code = $1 or name = $2 order by credit_code limit 1',
    [normaliseCreditCode(text), text],
  );
