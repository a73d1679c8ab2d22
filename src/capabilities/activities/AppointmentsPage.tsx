import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import type { Column } from '../../webkit/columns.ts';
import { DataTable } from '../../webkit/DataTable.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, TextField } from '../../webkit/inputs.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand, usePagesOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag, type Tone } from '../../webkit/StatusTag.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useForm } from '../../webkit/useForm.ts';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { PartyChoice } from '../organisations/PartyChoice.tsx';
import { ActivityTabs } from './ActivityTabs.tsx';
import { activitiesTexts } from './activities.texts.ts';
import {
  appoint,
  appointmentLetter,
  exportAppointments,
  importAppointments,
  listAppointments,
  revokeAppointment,
} from './initiative.api.ts';
import { type Appointment, newAppointmentSchema } from './initiative.schema.ts';

const TONE: Readonly<Record<Appointment['state'], Tone>> = {
  ahead: 'wait',
  current: 'done',
  ended: 'idle',
  revoked: 'idle',
};

function AppointDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(activitiesTexts);
  const [org, setOrg] = useState('');
  const form = useForm(newAppointmentSchema, {});
  const send = useCommand(appoint, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body !== null) await send.mutateAsync({ body }).catch(form.showProblem);
  };
  const text = (name: 'number' | 'role' | 'unit' | 'reason'): ReactNode => (
    <TextField
      label={t(`letter.${name}`)}
      {...form.field(name)}
      onChange={(value) => form.set({ [name]: value ?? '' })}
    />
  );
  return (
    <Dialog title={t('letters.new')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {text('number')}
        {text('role')}
        <PartyChoice
          label={t('letter.org')}
          chosen={org}
          onChoose={(party) => {
            setOrg(party.name);
            form.set({ org: party.principal });
          }}
        />
        {text('unit')}
        {text('reason')}
        <div className="form-pair">
          <DateField
            label={t('letter.fromOn')}
            {...form.field('fromOn')}
            onChange={(fromOn) => form.set({ fromOn: fromOn ?? undefined })}
          />
          <DateField
            label={t('letter.untilOn')}
            {...form.field('untilOn')}
            onChange={(untilOn) => form.set({ untilOn: untilOn ?? undefined })}
          />
        </div>
        <ErrorNotice error={send.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={send.isPending}>
            {t('letters.new')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function LetterTools({ letter }: { readonly letter: Appointment }): ReactNode {
  const t = useTexts(activitiesTexts);
  const download = useDownload();
  const revoke = useCommand(revokeAppointment);
  const params = { regionId: letter.regionId, id: letter.id };
  return (
    <span className="row">
      <Button small onClick={() => download(appointmentLetter, { params }, `${letter.number}.pdf`)}>
        {t('letters.pdf')}
      </Button>
      {letter.mayRevoke ? (
        <Button
          small
          look="danger"
          busy={revoke.isPending}
          onClick={() => revoke.mutate({ params, version: letter.version })}
        >
          {t('letters.revoke')}
        </Button>
      ) : null}
    </span>
  );
}

/** Letters of appointment given and received: role, organisation, unit, term. */
export function AppointmentsPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const kit = useTexts(webkitTexts);
  const may = useMay('activities.manage');
  const download = useDownload();
  const phrases = usePhrases();
  const [open, setOpen] = useState(false);
  const pages = usePagesOf(listAppointments, { query: {} });
  const columns: readonly Column<Appointment>[] = [
    {
      id: 'role',
      header: t('letter.role'),
      title: true,
      cell: (row) => (row.synthetic ? `${row.role}${phrases.aside(t('synthetic'))}` : row.role),
    },
    { id: 'org', header: t('letter.org'), cell: (row) => `${row.orgName} ${row.unit}` },
    { id: 'number', header: t('letter.number'), cell: (row) => row.number },
    {
      id: 'term',
      header: t('letter.term'),
      cell: (row) => (
        <>
          <span className="nowrap">{row.fromOn}</span> – <span className="nowrap">{row.untilOn}</span>
        </>
      ),
    },
    { id: 'issuer', header: t('letter.issuer'), cell: (row) => row.ownerName },
    {
      id: 'state',
      header: t('letter.state'),
      cell: (row) => <StatusTag tone={TONE[row.state]}>{t(`letterState.${row.state}`)}</StatusTag>,
    },
    { id: 'tools', header: t('letters.tools'), cell: (row) => <LetterTools letter={row} /> },
  ];
  return (
    <>
      <PageHeader
        title={t('letters.title')}
        note={t('note')}
        action={
          may ? (
            <Button look="primary" onClick={() => setOpen(true)}>
              {t('letters.new')}
            </Button>
          ) : null
        }
      />
      <ActivityTabs />
      <DataTable
        id="appointments"
        caption={t('letters.title')}
        columns={columns}
        pages={pages}
        rowKey={(row) => row.id}
        empty={{ title: t('letters.empty'), hint: t('letters.emptyHint') }}
        tools={
          <>
            {may ? <ImportButton definition={importAppointments} /> : null}
            <Button small onClick={() => download(exportAppointments, {}, `${t('letters.title')}.xlsx`)}>
              {kit('export')}
            </Button>
          </>
        }
      />
      {open ? <AppointDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
