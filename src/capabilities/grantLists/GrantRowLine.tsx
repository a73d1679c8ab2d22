import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { enterpriseAddress, outcomeAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatAmount, formatInstant } from '../../webkit/format.ts';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { GrantRowTag } from './GrantRowTag.tsx';
import type { GrantRowView, RowAction } from './grantList.schema.ts';
import { grantListsTexts } from './grantLists.texts.ts';

export interface GrantRowLineProps {
  readonly row: GrantRowView;
  readonly chosen?: boolean;
  readonly onChoose?: (() => void) | undefined;
  readonly onAct: (action: RowAction) => void;
}

function Details({ row }: { readonly row: GrantRowView }): ReactNode {
  const t = useTexts(grantListsTexts);
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('row.credit'), row.credit ? t(`credit.${row.credit}`) : null],
    [t('row.reason'), row.reason],
    [t('row.due'), row.dueOn ? `${row.dueOn}${row.dueProvisional ? t('list.provisional') : ''}` : null],
    [t('account.number'), row.account ? `${row.account.holder} · ${row.account.bank} · ${row.account.number}` : null],
    [t('pay.paidOn'), row.paidOn ? `${row.paidOn} · ${row.voucher ?? ''}` : null],
  ];
  return (
    <div className="small soft">
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <span key={label} className="nowrap-part">
            {label} {value}{' '}
          </span>
        ))}
      {row.outcome ? <Link to={outcomeAddress(row.outcome)}>{t('row.outcome')}</Link> : null}
    </div>
  );
}

function Steps({ row }: { readonly row: GrantRowView }): ReactNode {
  const t = useTexts(grantListsTexts);
  if (row.steps.length === 0) return null;
  return (
    <details className="disclosure small">
      <summary>{t('row.steps')}</summary>
      <ul>
        {row.steps.map((step) => (
          <li key={`${step.at} ${step.status}`}>
            {formatInstant(step.at)} {t(`status.${step.status}`)} · {step.byName || t('row.system')} {step.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One enterprise of a list: where it stands, on what ground, and what the reader can do with it now. */
export function GrantRowLine({ row, chosen, onChoose, onAct }: GrantRowLineProps): ReactNode {
  const t = useTexts(grantListsTexts);
  const pick = usePick();
  const language = useLanguage();
  return (
    <li className="stack-tight">
      <div className="row-apart">
        <span className="row grow">
          {onChoose ? (
            <input
              type="checkbox"
              checked={chosen ?? false}
              aria-label={t('choose', { name: row.enterprise.name })}
              onChange={onChoose}
            />
          ) : null}
          <Link to={enterpriseAddress(row.enterprise)}>{row.enterprise.name}</Link>
        </span>
        <strong className="number">{row.amountFen === null ? '—' : formatAmount(row.amountFen, language)}</strong>
        <GrantRowTag status={row.status} />
      </div>
      <div className="small">{pick(row.ground)}</div>
      <Details row={row} />
      <Steps row={row} />
      {row.may.length > 0 ? (
        <div className="row">
          {row.may.map((action) => (
            <Button key={action} small onClick={() => onAct(action)}>
              {t(`step.${action}`)}
            </Button>
          ))}
        </div>
      ) : null}
    </li>
  );
}
