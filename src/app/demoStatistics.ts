import { CORRIDOR_ORGANISATIONS, SOURCES } from '../../demo/corridor.ts';
import { INDICATOR_ROWS, type IndicatorRow } from '../../demo/indicators.data.ts';
import { publishFigures } from '../capabilities/statistics/statistic.service.ts';
import { readNumber } from '../extraction/numerals.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Sql } from '../storage/sql.ts';
import { CORRIDOR, regionByCode } from '../vocabulary/regions.ts';

/** The public figures of the corridor, each with its source, as the demonstration's public indicators. */

const QUALIFIER = { nearly: '近', about: '约', over: '超', 'at least': '不低于' } as const;
const names = new Map(CORRIDOR_ORGANISATIONS.map((body) => [body.code, body.nameZh]));
const sources = new Map(SOURCES.map((source) => [source.id, source]));

/** `4.86` 万亿元 → `4860000000000` 元; a unit without 万 or 亿 stays. */
function inPlainUnit(value: string, unit: string): { value: string; unit: string | null } {
  const match = /^(万亿|亿|万)(.+)$/.exec(unit);
  const plain = match ? readNumber(value, match[1] ?? '') : null;
  return plain === null ? { value, unit: unit === '' ? null : unit } : { value: plain, unit: match?.[2] ?? null };
}

const dayIn = (text: string): string | null => /\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(text)?.[0] ?? null;

function figureOf(ids: Ids, row: IndicatorRow) {
  const [subject, indicator, value, unit, period, sourceCode, confidence, qualifier, nature] = row;
  const source = sources.get(sourceCode);
  const fraction = /^\d+\/\d+$/.test(value);
  return {
    id: ids.uuid(),
    subject_code: subject,
    subject_name: regionByCode(subject)?.zh ?? names.get(subject) ?? subject,
    indicator: indicator.replace(/[（(](?:目标|计划)[）)]/, ''),
    value_kind: fraction ? ('fraction' as const) : ('number' as const),
    ...(fraction ? { value, unit: null } : inPlainUnit(value, unit)),
    qualifier_text: qualifier === null ? null : QUALIFIER[qualifier],
    state: nature === 'target' ? ('target' as const) : ('result' as const),
    is_estimate: nature === 'estimate',
    period: dayIn(period),
    source_code: sourceCode,
    publisher: source?.publisher ?? sourceCode,
    source_title: source?.title ?? sourceCode,
    source_date: source ? dayIn(source.date) : null,
    trust: confidence === 'high' ? ('normal' as const) : ('reduced' as const),
  };
}

/** Once a world: figures that are there already are left. */
export async function loadDemoStatistics(
  sql: Sql,
  ownerOrg: number,
  deps: { readonly ids: Ids; readonly clock: Clock },
): Promise<void> {
  const at = deps.clock.now().toISOString();
  const figures = INDICATOR_ROWS.filter(([, , value]) => /^\d+(?:\.\d+)?$|^\d+\/\d+$/.test(value)).map((row) =>
    figureOf(deps.ids, row),
  );
  await sql.tx({ as: 'job', why: 'demo' }, (tx) => publishFigures(tx, { regionId: CORRIDOR, ownerOrg, at }, figures));
}
