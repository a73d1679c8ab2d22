import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { formatDay } from '../../webkit/format.ts';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ScrollFrame } from '../../webkit/ScrollFrame.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { ReplyTag } from './MeetingTags.tsx';
import { exportUnits, importPresence, printMinutes, printSignInSheet, recordPresence } from './meeting.api.ts';
import type { MeetingView, Unit } from './meeting.schema.ts';
import { meetingsTexts } from './meetings.texts.ts';

function Papers({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const t = useTexts(meetingsTexts);
  const download = useDownload();
  const params = { regionId: meeting.regionId, id: meeting.id };
  return (
    <span className="row">
      <Button small onClick={() => download(printSignInSheet, { params }, `${t('print.signIn')}.pdf`)}>
        {t('print.signIn')}
      </Button>
      {meeting.minutes ? (
        <Button small onClick={() => download(printMinutes, { params }, `${t('print.minutes')}.pdf`)}>
          {t('print.minutes')}
        </Button>
      ) : null}
      <Button small onClick={() => download(exportUnits, { params }, `${t('units.title')}.xlsx`)}>
        {t('print.units')}
      </Button>
      {meeting.may.includes('record') ? <ImportButton definition={importPresence} params={params} /> : null}
    </span>
  );
}

interface PresenceCellProps {
  readonly unit: Unit;
  readonly editing: boolean;
  readonly value: number | null;
  readonly onChange: (present: number) => void;
}

function PresenceCell({ unit, editing, value, onChange }: PresenceCellProps): ReactNode {
  const t = useTexts(meetingsTexts);
  if (!editing) return unit.present ?? '—';
  return (
    <input
      className="input input-short numeric"
      type="number"
      min={0}
      max={500}
      aria-label={`${unit.name} ${t('units.present')}`}
      value={value ?? ''}
      onChange={(event) => onChange(Math.max(0, Math.min(500, Number(event.target.value) || 0)))}
    />
  );
}

/** Units with reply, numbers, seat and signature; the convener enters who is there in the same table. */
export function MeetingUnits({ meeting }: { readonly meeting: MeetingView }): ReactNode {
  const t = useTexts(meetingsTexts);
  const [present, setPresent] = useState<ReadonlyMap<number, number> | null>(null);
  const save = useCommand(recordPresence, () => setPresent(null));
  const editing = present !== null;
  const begin = (): void =>
    setPresent(
      new Map(meeting.units.map((unit) => [unit.org, unit.present ?? (unit.reply === 'absent' ? 0 : unit.people)])),
    );
  const submit = (): void => {
    if (!present) return;
    const units = [...present].map(([org, count]) => ({ org, present: count }));
    save.mutate({ params: { regionId: meeting.regionId, id: meeting.id }, body: { units } });
  };
  return (
    <Panel title={t('units.title')} aside={<Papers meeting={meeting} />} bare>
      <ErrorNotice error={save.error} />
      <ScrollFrame label={t('units.title')} bare>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('units.name')}</th>
              <th scope="col">{t('units.reply')}</th>
              <th scope="col" className="numeric">
                {t('units.people')}
              </th>
              <th scope="col" className="numeric">
                {t('units.present')}
              </th>
              <th scope="col">{t('units.seat')}</th>
              <th scope="col">{t('units.signed')}</th>
            </tr>
          </thead>
          <tbody>
            {meeting.units.map((unit) => (
              <tr key={unit.org}>
                <th scope="row">
                  {unit.name} {unit.votes ? <StatusTag tone="idle">{t('units.isVoting')}</StatusTag> : null}
                  {unit.replyNote ? <div className="small soft">{unit.replyNote}</div> : null}
                </th>
                <td>
                  <ReplyTag reply={unit.reply} />
                </td>
                <td className="numeric">{unit.people === 0 ? '—' : unit.people}</td>
                <td className="numeric">
                  <PresenceCell
                    unit={unit}
                    editing={editing}
                    value={present?.get(unit.org) ?? null}
                    onChange={(count) => setPresent((now) => new Map(now ?? []).set(unit.org, count))}
                  />
                </td>
                <td>{unit.seat || '—'}</td>
                <td>{unit.countersignedAt ? formatDay(unit.countersignedAt) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollFrame>
      {meeting.may.includes('record') ? (
        <div className="panel-body row">
          {editing ? (
            <Button look="primary" busy={save.isPending} onClick={submit}>
              {t('form.save')}
            </Button>
          ) : (
            <Button onClick={begin}>{t('act.record')}</Button>
          )}
        </div>
      ) : null}
    </Panel>
  );
}
