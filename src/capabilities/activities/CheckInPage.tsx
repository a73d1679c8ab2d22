import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { NumberField, SelectField } from '../../webkit/inputs.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { activitiesTexts } from './activities.texts.ts';
import { timeSpan } from './activityTime.ts';
import { checkIn, getDoor } from './attendance.api.ts';
import { checkInInputSchema, type Door } from './attendance.schema.ts';
import './activities.css';

const STORED_AS = 'langqiao.device';

/** A random number of this browser: a second press replaces the first. Nothing about the person or the phone. */
function deviceOf(): string {
  try {
    const stored = localStorage.getItem(STORED_AS) ?? crypto.randomUUID();
    localStorage.setItem(STORED_AS, stored);
    return stored;
  } catch {
    return crypto.randomUUID();
  }
}

function CheckInForm({ door, token }: { readonly door: Door; readonly token: string }): ReactNode {
  const t = useTexts(activitiesTexts);
  const [told, setTold] = useState<number>();
  const [device] = useState(deviceOf);
  const form = useForm(checkInInputSchema, { device, ...(door.ownOrg === null ? {} : { org: door.ownOrg }) });
  const send = useCommand(checkIn, ({ people }) => setTold(people));
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body !== null) await send.mutateAsync({ params: { token }, body }).catch(form.showProblem);
  };
  const { org } = form.values;
  if (told !== undefined)
    return (
      <div className="notice notice-done" role="status">
        <strong>{t('door.thanks')}</strong>
        <p>{t('door.sum', { count: told })}</p>
        <Button onClick={() => setTold(undefined)}>{t('door.again2')}</Button>
      </div>
    );
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SelectField
        label={t('door.org')}
        name="org"
        error={form.errorOf('org')}
        value={org === undefined ? null : String(org)}
        options={[
          ...door.organisations.map((one) => ({ value: String(one.org), label: one.name })),
          { value: '0', label: t('door.other') },
        ]}
        onChange={(value) => form.set({ org: value === null || value === undefined ? undefined : Number(value) })}
      />
      <NumberField
        label={t('door.people')}
        hint={t('door.hint')}
        {...form.field('people')}
        onChange={(people) => form.set({ people: people ?? undefined })}
      />
      <ErrorNotice error={send.error} />
      <div className="form-actions">
        <Button type="submit" look="primary" busy={send.isPending}>
          {t('door.submit')}
        </Button>
      </div>
    </form>
  );
}

/** What whoever scans the code sees, signed in or not. */
export function CheckInPage(): ReactNode {
  const t = useTexts(activitiesTexts);
  const params: { readonly token?: string } = useParams({ strict: false });
  const token = params.token ?? '';
  const query = useQueryOf(getDoor, { params: { token } });
  return (
    <main className="visit">
      <PageHeader
        title={query.data?.title ?? t('door.page')}
        note={query.data ? `${timeSpan(query.data.startsAt, query.data.endsAt)} · ${query.data.place}` : undefined}
      />
      <Loaded query={query}>
        {(door) =>
          door.open ? <CheckInForm door={door} token={token} /> : <p className="notice">{t('door.closed')}</p>
        }
      </Loaded>
    </main>
  );
}
