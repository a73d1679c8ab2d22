import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { activityAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { activitiesTexts } from './activities.texts.ts';
import { getActivity } from './activity.api.ts';
import { timeSpan } from './activityTime.ts';
import { getAttendance, openDoor } from './attendance.api.ts';
import { QrCode } from './QrCode.tsx';
import { secretToken } from './secretToken.ts';
import './activities.css';

const REFRESH_MS = 5_000;

/** What the host shows at the door: a code to scan and the number that came. */
export function DoorPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const params = useRowRef();
  const activity = useQueryOf(getActivity, { params });
  const attendance = useQueryOf(getAttendance, { params }, { refetchInterval: REFRESH_MS });
  const [link, setLink] = useState<string>();
  const open = useCommand(openDoor);
  const renew = async (): Promise<void> => {
    const token = secretToken();
    await open.mutateAsync({ params, body: { token } });
    setLink(`${window.location.origin}/check-in/${token}`);
  };
  return (
    <Loaded query={activity} lines={8}>
      {(shown) => (
        <>
          <PageHeader
            title={t('door.title')}
            crumb={<Link to={activityAddress(shown)}>{shown.title}</Link>}
            note={`${timeSpan(shown.startsAt, shown.endsAt)} · ${shown.place}`}
            action={
              <Button
                look={link ? 'plain' : 'primary'}
                busy={open.isPending}
                onClick={() => void renew().catch(() => undefined)}
              >
                {link ? t('door.again') : t('door.make')}
              </Button>
            }
          />
          <ErrorNotice error={open.error} />
          <div className="panel door-code">
            {link ? <QrCode text={link} label={t('door.title')} /> : null}
            <p className="door-number" aria-live="polite">
              {t('door.present', { count: attendance.data?.present ?? 0 })}
            </p>
            <p className="small soft">{t('door.note')}</p>
            {link ? (
              <TextField
                label={t('door.link')}
                name="link"
                value={link}
                readOnly
                error={undefined}
                onChange={() => undefined}
              />
            ) : null}
          </div>
        </>
      )}
    </Loaded>
  );
}
