import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { formatAmount, today } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { RowCards } from '../../webkit/RowCards.tsx';
import { RowTable } from '../../webkit/RowTable.tsx';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { usePhone } from '../../webkit/useMedia.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import type { Alliance } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { type Dues, duesPaymentSchema, newDuesSchema } from './dues.schema.ts';
import { exportDues, listDues, payDues, setDues } from './yearly.api.ts';

interface Props {
  readonly alliance: Alliance;
}
const paramsOf = ({ regionId, id }: Alliance) => ({ regionId, id });

function SetDialog({ alliance, onClose }: Props & { readonly onClose: () => void }): ReactNode {
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const set = useCommand(setDues, () => {
    toast({ text: t('dues.done') });
    onClose();
  });
  return (
    <Dialog title={t('dues.set')} onClose={onClose}>
      <p className="small soft">{t('dues.setHint')}</p>
      <SchemaForm
        schema={newDuesSchema.omit({ memberOrg: true })}
        initial={{ year: Number(today().slice(0, 4)), dueOn: `${today().slice(0, 4)}-12-31` }}
        fields={[
          { name: 'year', label: t('dues.year'), control: 'number' },
          { name: 'amountFen', label: t('dues.amount'), control: 'amount' },
          { name: 'dueOn', label: t('dues.due'), control: 'date' },
        ]}
        submitLabel={t('dues.set')}
        busy={set.isPending}
        error={set.error}
        onSubmit={(body) => set.mutateAsync({ params: paramsOf(alliance), body })}
      />
    </Dialog>
  );
}

function PayDialog(props: Props & { readonly dues: Dues; readonly onClose: () => void }): ReactNode {
  const { alliance, dues, onClose } = props;
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const pay = useCommand(payDues, () => {
    toast({ text: t('dues.done') });
    onClose();
  });
  const { memberOrg, year } = dues;
  return (
    <Dialog title={`${t('dues.pay')} · ${dues.name} ${year}`} onClose={onClose}>
      <SchemaForm
        schema={duesPaymentSchema.omit({ memberOrg: true, year: true })}
        initial={{ paidFen: dues.amountFen, paidOn: today() }}
        fields={[
          { name: 'paidFen', label: t('dues.paid'), control: 'amount' },
          { name: 'paidOn', label: t('dues.paidOn'), control: 'date' },
          { name: 'voucher', label: t('dues.voucher'), control: 'text', optional: true },
        ]}
        submitLabel={t('dues.pay')}
        busy={pay.isPending}
        error={pay.error}
        onSubmit={(body) => pay.mutateAsync({ params: paramsOf(alliance), body: { ...body, memberOrg, year } })}
      />
    </Dialog>
  );
}

function Rows({ alliance, items }: Props & { readonly items: readonly Dues[] }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage();
  const phone = usePhone();
  const [paying, setPaying] = useState<Dues>();
  const manages = alliance.may.includes('manage');
  const parts = {
    caption: t('dues.title'),
    rows: items,
    rowKey: (one: Dues) => `${one.memberOrg} ${one.year}`,
    columns: [
      { id: 'name', header: t('dues.member'), title: true, cell: (one: Dues) => one.name },
      { id: 'year', header: t('dues.year'), numeric: true, cell: (one: Dues) => one.year },
      {
        id: 'amount',
        header: t('dues.amount'),
        numeric: true,
        cell: (one: Dues) => formatAmount(one.amountFen, language),
      },
      { id: 'due', header: t('dues.due'), cell: (one: Dues) => one.dueOn },
      {
        id: 'paid',
        header: t('dues.paid'),
        cell: (one: Dues) =>
          one.paidOn ? (
            `${formatAmount(one.paidFen ?? 0, language)} · ${one.paidOn}`
          ) : (
            <span className="row">
              <StatusTag tone={one.isOverdue ? 'act' : 'wait'}>
                {t(one.isOverdue ? 'dues.overdue' : 'dues.open')}
              </StatusTag>
              {manages ? (
                <Button small onClick={() => setPaying(one)}>
                  {t('dues.pay')}
                </Button>
              ) : null}
            </span>
          ),
      },
    ],
  };
  return (
    <>
      {phone ? <RowCards {...parts} /> : <RowTable {...parts} />}
      {paying ? <PayDialog alliance={alliance} dues={paying} onClose={() => setPaying(undefined)} /> : null}
    </>
  );
}

/** Dues: all of them for the secretariat, a member its own; nobody else sees the panel. */
export function DuesPanel({ alliance }: Props): ReactNode {
  const t = useTexts(alliancesTexts);
  const kit = useTexts(webkitTexts);
  const language = useLanguage();
  const download = useDownload();
  const [setting, setSetting] = useState(false);
  const params = paramsOf(alliance);
  const manages = alliance.may.includes('manage');
  const concerned = manages || alliance.ownRoles.length > 0;
  const query = useQueryOf(listDues, { params, query: {} }, { enabled: concerned });
  if (!concerned) return null;
  return (
    <Panel
      title={t('dues.title')}
      aside={
        manages ? (
          <span className="row">
            <Button small onClick={() => download(exportDues, { params, query: {} }, `${t('dues.title')}.xlsx`)}>
              {kit('export')}
            </Button>
            <Button small onClick={() => setSetting(true)}>
              {t('dues.set')}
            </Button>
          </span>
        ) : null
      }
    >
      <Loaded query={query} lines={3}>
        {(dues) =>
          dues.items.length === 0 ? (
            <p className="soft">{t('dues.none')}</p>
          ) : (
            <>
              <p className="small soft">
                {t('dues.sums', {
                  due: formatAmount(dues.dueFen, language),
                  paid: formatAmount(dues.paidFen, language),
                })}
              </p>
              <Rows alliance={alliance} items={dues.items} />
            </>
          )
        }
      </Loaded>
      {setting ? <SetDialog alliance={alliance} onClose={() => setSetting(false)} /> : null}
    </Panel>
  );
}
