import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { activitiesTexts } from './activities.texts.ts';
import type { Activity } from './activity.schema.ts';
import { signUpForActivity, withdrawSignUp } from './attendance.api.ts';
import { signUpInputSchema } from './attendance.schema.ts';

const TONE = { seated: 'done', waiting: 'wait', withdrawn: 'idle' } as const;

/** Seats: how many are taken, and the own organisation's. */
export function SignUpPanel({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const [open, setOpen] = useState(false);
  const params = { regionId: activity.regionId, id: activity.id };
  const signUp = useCommand(signUpForActivity, () => setOpen(false));
  const withdraw = useCommand(withdrawSignUp);
  const { seats, capacity, ownSignUp: own } = activity;
  const active = own !== null && own.status !== 'withdrawn';
  const full = capacity !== null && seats.taken >= capacity;
  return (
    <Panel title={t('signUp.title')}>
      <div className="stack-tight">
        <p>
          {capacity === null
            ? t('signUp.noLimit', { taken: seats.taken })
            : t('signUp.seats', { taken: seats.taken, capacity, waiting: seats.waiting })}
        </p>
        {own ? (
          <p className="row">
            {t('signUp.own', { people: own.people })}
            <StatusTag tone={TONE[own.status]}>{t(`signUp.${own.status}`)}</StatusTag>
          </p>
        ) : null}
        {activity.maySignUp ? (
          <div className="row">
            <Button look={active ? 'plain' : 'primary'} onClick={() => setOpen(true)}>
              {active ? t('signUp.change') : t('signUp.open')}
            </Button>
            {active ? (
              <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ params })}>
                {t('signUp.withdraw')}
              </Button>
            ) : null}
          </div>
        ) : (
          <p className="small soft">{t('signUp.closed')}</p>
        )}
        {full && !active ? <p className="small soft">{t('signUp.full')}</p> : null}
        <ErrorNotice error={withdraw.error} />
      </div>
      {open ? (
        <Dialog title={t('signUp.title')} onClose={() => setOpen(false)}>
          <SchemaForm
            schema={signUpInputSchema}
            initial={active ? { people: own.people } : {}}
            fields={[{ name: 'people', label: t('signUp.people'), hint: t('signUp.hint'), control: 'number' }]}
            submitLabel={active ? t('save') : t('signUp.open')}
            busy={signUp.isPending}
            error={signUp.error}
            onSubmit={(body) => signUp.mutateAsync({ params, body })}
          />
        </Dialog>
      ) : null}
    </Panel>
  );
}
