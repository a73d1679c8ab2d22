import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { doorAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { activitiesTexts } from './activities.texts.ts';
import type { Activity } from './activity.schema.ts';
import { correctPresence, getAttendance } from './attendance.api.ts';
import { correctionSchema, type Presence } from './attendance.schema.ts';

const numberSchema = z.strictObject(correctionSchema.omit({ org: true }).shape);

function CorrectDialog(props: {
  readonly activity: Activity;
  readonly row: Presence;
  readonly onClose: () => void;
}): ReactNode {
  const { activity, row, onClose } = props;
  const t = useTexts(activitiesTexts);
  const correct = useCommand(correctPresence, onClose);
  const params = { regionId: activity.regionId, id: activity.id };
  return (
    <Dialog title={`${t('attendance.correct')} · ${row.name}`} onClose={onClose}>
      <SchemaForm
        schema={numberSchema}
        initial={{ people: row.present }}
        fields={[
          { name: 'people', label: t('attendance.present'), control: 'number' },
          { name: 'reason', label: t('field.reason'), control: 'text' },
        ]}
        submitLabel={t('save')}
        busy={correct.isPending}
        error={correct.error}
        onSubmit={(body) => correct.mutateAsync({ params, body: { org: row.org, ...body } })}
      />
    </Dialog>
  );
}

/** For hosts: who comes with how many, and how many came. */
export function AttendancePanel({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const params = { regionId: activity.regionId, id: activity.id };
  const query = useQueryOf(getAttendance, { params });
  const [row, setRow] = useState<Presence>();
  const atDoor = activity.status === 'announced' || activity.status === 'running';
  return (
    <Panel
      title={t('attendance.title')}
      aside={
        atDoor ? (
          <Link to={doorAddress(activity)} className={buttonClass('plain', true)}>
            {t('attendance.code')}
          </Link>
        ) : null
      }
    >
      <Loaded query={query}>
        {({ presence, signUps, present }) =>
          presence.length === 0 ? (
            <p className="soft">{t('attendance.none')}</p>
          ) : (
            <>
              <ul className="list">
                {presence.map((one) => {
                  const seat = signUps.find((signUp) => signUp.org === one.org);
                  return (
                    <li key={one.org}>
                      <div className="row-apart">
                        <span>{one.name}</span>
                        {seat && seat.status !== 'seated' ? (
                          <StatusTag tone={seat.status === 'waiting' ? 'wait' : 'idle'}>
                            {t(`signUp.${seat.status}`)}
                          </StatusTag>
                        ) : null}
                      </div>
                      <div className="row-apart small soft">
                        <span>
                          {t('attendance.people')} {seat && seat.status !== 'withdrawn' ? seat.people : 0} ·{' '}
                          {t('attendance.checkedIn')} {one.checkedIn} · {t('attendance.present')} {one.present}
                          {one.corrected ? ` · ${t('attendance.corrected', { reason: one.reason })}` : ''}
                        </span>
                        {activity.isHost && (atDoor || activity.status === 'held') ? (
                          <Button small look="quiet" onClick={() => setRow(one)}>
                            {t('attendance.correct')}
                          </Button>
                        ) : null}
                      </div>
                    </li>
                  );
                })}
              </ul>
              <p className="small">{t('attendance.total', { count: present })}</p>
            </>
          )
        }
      </Loaded>
      {row ? <CorrectDialog activity={activity} row={row} onClose={() => setRow(undefined)} /> : null}
    </Panel>
  );
}
