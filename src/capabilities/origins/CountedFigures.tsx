import type { ReactNode } from 'react';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { formatAmount, formatNumber } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import type { Counted } from './origin.schema.ts';
import { originsTexts } from './origins.texts.ts';

/** Counted outcomes of an alliance, a meeting, a campaign: the same entries the indicators add up. */
export function CountedFigures({ counted }: { readonly counted: Counted }): ReactNode {
  const t = useTexts(originsTexts);
  const language = useLanguage();
  return (
    <div className="stack-tight">
      {counted.outcomes === 0 ? <p className="soft">{t('noneYet')}</p> : null}
      {counted.byKind.length > 0 ? (
        <ul className="list">
          {counted.byKind.map((row) => (
            <li key={row.kind} className="row-apart">
              <span>{outcomeKindName(row.kind, language === 'en' ? 'en' : 'zh')}</span>
              <span className="numeric">
                {t('outcomes', { count: row.outcomes })}
                {row.amountFen > 0 ? ` · ${formatAmount(row.amountFen, language)}` : ''}
                {row.amountFen === 0 && row.count > row.outcomes ? ` · ${formatNumber(row.count)}` : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {counted.unconfirmed > 0 ? (
        <p className="small soft">{t('unconfirmed', { count: counted.unconfirmed })}</p>
      ) : null}
    </div>
  );
}
