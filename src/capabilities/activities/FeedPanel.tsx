import { type ReactNode, useState } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { formatDay } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { getFeed, makeFeed, stopFeed } from './initiative.api.ts';
import { secretToken } from './secretToken.ts';

/** The secret address of the organisation's calendar: made, shown once, taken back. */
export function FeedPanel(): ReactNode {
  const t = useTexts(activitiesTexts);
  const may = useMay('activities.join');
  const feed = useQueryOf(getFeed, {});
  const [address, setAddress] = useState<string>();
  const make = useCommand(makeFeed);
  const stop = useCommand(stopFeed, () => setAddress(undefined));
  if (!may) return null;
  const renew = async (): Promise<void> => {
    const token = secretToken();
    await make.mutateAsync({ body: { token } });
    setAddress(`${window.location.origin}/api/calendars/${token}/langqiao.ics`);
  };
  return (
    <Panel title={t('feed.title')}>
      <Loaded query={feed} lines={2}>
        {({ active, createdAt }) => (
          <div className="stack-tight">
            <p className="small soft">{t('feed.note')}</p>
            <div className="row">
              <span>{active && createdAt ? t('feed.active', { day: formatDay(createdAt) }) : t('feed.none')}</span>
              <Button small busy={make.isPending} onClick={() => void renew().catch(() => undefined)}>
                {active ? t('feed.remake') : t('feed.make')}
              </Button>
              {active ? (
                <Button small busy={stop.isPending} onClick={() => stop.mutate({})}>
                  {t('feed.stop')}
                </Button>
              ) : null}
            </div>
            {address ? (
              <TextField
                label={t('feed.address')}
                name="feed"
                value={address}
                readOnly
                error={undefined}
                onChange={() => undefined}
              />
            ) : null}
            <ErrorNotice error={make.error ?? stop.error} />
          </div>
        )}
      </Loaded>
    </Panel>
  );
}
