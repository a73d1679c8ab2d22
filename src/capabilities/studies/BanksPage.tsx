import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { bankAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { type BankSummary, newBankSchema } from './bank.schema.ts';
import { StudyTabs } from './StudyTabs.tsx';
import { studiesTexts } from './studies.texts.ts';
import { listBanks, makeBank } from './study.api.ts';

/** Question banks of the own organisation. */
export function BanksPage(): ReactNode {
  const t = useTexts(studiesTexts);
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const make = useCommand(makeBank, (made) => void navigate({ href: bankAddress(made) }));
  const pages = usePagesOf(listBanks, { query: {} });
  const columns: readonly Column<BankSummary>[] = [
    {
      id: 'title',
      header: t('banks.name'),
      title: true,
      cell: (row) => row.title,
    },
    { id: 'owner', header: t('plans.owner'), cell: (row) => row.ownerName },
    { id: 'questions', header: t('banks.questions'), numeric: true, cell: (row) => row.questions },
  ];
  return (
    <>
      <PageHeader
        title={t('banks.title')}
        note={t('note')}
        action={
          <Button look="primary" onClick={() => setOpen(true)}>
            {t('banks.new')}
          </Button>
        }
      />
      <StudyTabs />
      <DataTable
        id="banks"
        caption={t('banks.title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        href={bankAddress}
        empty={{ title: t('banks.empty'), hint: t('banks.emptyHint') }}
      />
      {open ? (
        <Dialog title={t('banks.new')} onClose={() => setOpen(false)}>
          <SchemaForm
            schema={newBankSchema}
            initial={{}}
            fields={[
              { name: 'title', label: t('banks.name'), control: 'text' },
              { name: 'note', label: t('plans.note'), control: 'longText', optional: true },
            ]}
            submitLabel={t('save')}
            busy={make.isPending}
            error={make.error}
            onSubmit={(body) => make.mutateAsync({ body })}
          />
        </Dialog>
      ) : null}
    </>
  );
}
