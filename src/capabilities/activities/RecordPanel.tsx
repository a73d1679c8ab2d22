import { Fragment, type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { activitiesTexts } from './activities.texts.ts';
import { exportRecord, recordActivity } from './activity.api.ts';
import { mayRecordIn } from './activity.rules.ts';
import { type Activity, recordSchema } from './activity.schema.ts';
import { getAttendance } from './attendance.api.ts';

function RecordDialog({ activity, onClose }: { readonly activity: Activity; readonly onClose: () => void }): ReactNode {
  const t = useTexts(activitiesTexts);
  const params = { regionId: activity.regionId, id: activity.id };
  const attendance = useQueryOf(getAttendance, { params });
  const write = useCommand(recordActivity, onClose);
  const { record } = activity;
  if (!attendance.data) return null;
  return (
    <Dialog title={t('record.title')} onClose={onClose}>
      <SchemaForm
        schema={recordSchema}
        initial={{
          hostRole: record.hostRole,
          recorderRole: record.recorderRole,
          expectedCount: record.expectedCount ?? activity.seats.taken,
          presentCount: record.presentCount ?? attendance.data.present,
          agenda: activity.agenda,
          outcome: record.outcome,
        }}
        fields={[
          { name: 'hostRole', label: t('record.hostRole'), hint: t('record.hostRoleHint'), control: 'text' },
          { name: 'recorderRole', label: t('record.recorderRole'), control: 'text', optional: true },
          { name: 'expectedCount', label: t('record.expected'), control: 'number', optional: true },
          { name: 'presentCount', label: t('record.present'), control: 'number' },
          { name: 'agenda', label: t('field.agenda'), control: 'longText', optional: true },
          { name: 'outcome', label: t('record.outcome'), control: 'longText' },
        ]}
        submitLabel={t('save')}
        busy={write.isPending}
        error={write.error}
        onSubmit={(body) => write.mutateAsync({ params, body, version: activity.version })}
      />
    </Dialog>
  );
}

/** What took place; the numbers of the door are offered to whoever writes it. */
export function RecordPanel({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const download = useDownload();
  const [open, setOpen] = useState(false);
  const { record } = activity;
  const may = activity.isHost && mayRecordIn(activity.status);
  const written = record.presentCount !== null;
  const lines: readonly (readonly [string, ReactNode])[] = [
    [t('record.hostRole'), record.hostRole],
    [t('record.recorderRole'), record.recorderRole || '—'],
    [t('record.expected'), record.expectedCount ?? '—'],
    [t('record.present'), record.presentCount],
    [
      t('record.outcome'),
      <span key="outcome" className="prose">
        {record.outcome}
      </span>,
    ],
    ...(record.archivedYear === null ? [] : [[t('record.archivedYear'), record.archivedYear] as const]),
  ];
  return (
    <Panel
      title={t('record.title')}
      aside={
        <span className="row">
          {may ? (
            <Button small look={written ? 'plain' : 'primary'} onClick={() => setOpen(true)}>
              {written ? t('change') : t('record.write')}
            </Button>
          ) : null}
          {written ? (
            <Button
              small
              onClick={() =>
                download(
                  exportRecord,
                  { params: { regionId: activity.regionId, id: activity.id } },
                  `${activity.title}.docx`,
                )
              }
            >
              {t('record.word')}
            </Button>
          ) : null}
        </span>
      }
    >
      {written ? (
        <dl className="details">
          {lines.map(([label, value]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      ) : (
        <p className="soft">{t('record.none')}</p>
      )}
      {open ? <RecordDialog activity={activity} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
