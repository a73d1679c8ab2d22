import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { practiceRoundAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePagesOf } from '../../webkit/queries.ts';
import { RoundStatusTag } from './PracticeTags.tsx';
import { listRounds } from './practice.api.ts';
import { practicesTexts } from './practices.texts.ts';
import { RoundDialog } from './RoundDialog.tsx';
import type { Round } from './round.schema.ts';

function useColumns(): readonly Column<Round>[] {
  const t = useTexts(practicesTexts);
  return [
    { id: 'title', header: t('round.name'), title: true, cell: (one) => one.title },
    { id: 'convener', header: t('round.convener'), cell: (one) => one.convenerName },
    { id: 'jurors', header: t('round.jurors'), numeric: true, cell: (one) => one.jurors.length },
    { id: 'created', header: t('column.published'), deskOnly: true, cell: (one) => formatDay(one.createdAt) },
    { id: 'status', header: t('column.status'), cell: (one) => <RoundStatusTag status={one.status} /> },
  ];
}

/** Selection rounds, newest first. */
export function RoundsPage(): ReactNode {
  const t = useTexts(practicesTexts);
  const [opening, setOpening] = useState(false);
  const pages = usePagesOf(listRounds, { query: {} });
  return (
    <>
      <PageHeader
        title={t('round.title')}
        note={t('round.note')}
        crumb={<Link to="/practices">{t('title')}</Link>}
        action={
          useMay('practices.manage') ? (
            <Button look="primary" onClick={() => setOpening(true)}>
              {t('round.new')}
            </Button>
          ) : null
        }
      />
      <DataTable
        id="practice-rounds"
        caption={t('round.title')}
        columns={useColumns()}
        pages={pages}
        rowKey={(one) => one.id}
        href={practiceRoundAddress}
        empty={{ title: t('round.empty.title'), hint: t('round.empty.hint') }}
      />
      {opening ? <RoundDialog onClose={() => setOpening(false)} /> : null}
    </>
  );
}
