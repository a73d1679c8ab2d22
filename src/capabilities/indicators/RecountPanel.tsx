import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { formatInstant, formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { recount } from './indicator.api.ts';
import { indicatorsTexts } from './indicators.texts.ts';

/** Counts everything again from the outcomes and says whether the figures are equal. */
export function RecountPanel(): ReactNode {
  const t = useTexts(indicatorsTexts);
  const [asked, setAsked] = useState(false);
  const query = useQueryOf(recount, {}, { enabled: asked });
  const result = query.data;
  const press = (): void => {
    if (asked) void query.refetch();
    else setAsked(true);
  };
  return (
    <div className="row">
      <Button busy={query.isFetching} onClick={press}>
        {t('recount')}
      </Button>
      <ErrorNotice error={query.error} />
      {result ? (
        <p className={`notice ${result.equal ? 'notice-done' : 'notice-act'}`} role="status">
          {result.equal
            ? t('recountEqual', { outcomes: formatNumber(result.outcomes), entries: formatNumber(result.entries) })
            : t('recountDiffers', { count: result.differences.length })}{' '}
          <span className="small soft">{formatInstant(result.checkedAt)}</span>
        </p>
      ) : null}
      {result && !result.equal ? (
        <ul className="small">
          {result.differences.map((one) => (
            <li key={one.outcomeId}>
              <span className="mono">{one.outcomeId}</span> {one.problem}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
