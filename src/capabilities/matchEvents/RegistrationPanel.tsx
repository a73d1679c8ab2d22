import { type ReactNode, useState } from 'react';
import { OFFER_KINDS, offerKindName } from '../../vocabulary/offerKinds.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Choices, RadioField, TextField } from '../../webkit/inputs.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { listBinding, textBinding } from '../../webkit/textBinding.ts';
import { useForm } from '../../webkit/useForm.ts';
import { cancelParticipation, changeStatement, registerForEvent } from './matchEvent.api.ts';
import type { EventView } from './matchEvent.schema.ts';
import { matchEventsTexts } from './matchEvents.texts.ts';
import { type Participant, registrationSchema } from './matchParticipant.schema.ts';

interface FormProps {
  readonly event: EventView;
  /** What was stated before; the side stays as it was. */
  readonly own?: Participant;
  readonly onDone: () => void;
}

/** What the own side seeks or offers, and when it cannot come. */
function RegistrationForm({ event, own, onDone }: FormProps): ReactNode {
  const t = useTexts(matchEventsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const toast = useToast();
  const done = (): void => {
    toast({ text: t('register.done') });
    onDone();
  };
  const register = useCommand(registerForEvent, done);
  const change = useCommand(changeStatement, done);
  const form = useForm(
    registrationSchema,
    own
      ? { side: own.side, statement: own.statement, kinds: own.kinds, blocked: own.blocked }
      : { side: 'seeks', statement: '', kinds: [], blocked: [] },
  );
  const params = { regionId: event.regionId, id: event.id };
  const submit = async (): Promise<void> => {
    const value = form.check();
    if (value === null) return;
    const { side, ...statement } = value;
    const sent = own
      ? change.mutateAsync({ params, body: statement, version: own.version })
      : register.mutateAsync({ params, body: { side, ...statement } });
    await sent.catch((error: unknown) => form.showProblem(error));
  };
  return (
    <form
      className="form"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void submit();
      }}
    >
      {own ? null : (
        <RadioField
          label={t('register.side')}
          {...form.field('side')}
          options={(['seeks', 'offers'] as const).map((value) => ({ value, label: t(`sideLong.${value}`) }))}
        />
      )}
      <TextField
        label={t('register.statement')}
        hint={t('register.statementHint')}
        {...textBinding(form.field('statement'))}
        rows={4}
      />
      <Choices
        label={t('register.kinds')}
        {...listBinding(form.field('kinds'))}
        options={OFFER_KINDS.map(({ code }) => ({ value: code, label: offerKindName(code, language) }))}
      />
      <Choices
        label={t('register.blocked')}
        {...listBinding(form.field('blocked'))}
        options={event.slots
          .filter(({ isBreak }) => !isBreak)
          .map(({ id, starts, ends }) => ({ value: id, label: `${starts}–${ends}` }))}
      />
      <ErrorNotice error={register.error ?? change.error} />
      <div className="form-actions">
        <Button type="submit" look="primary" busy={register.isPending || change.isPending}>
          {own ? t('form.save') : t('register.submit')}
        </Button>
      </div>
    </form>
  );
}

/** Signing up. */
export function RegisterPanel({ event }: { readonly event: EventView }): ReactNode {
  const t = useTexts(matchEventsTexts);
  return (
    <Panel title={t('register.title')}>
      <RegistrationForm event={event} onDone={() => undefined} />
    </Panel>
  );
}

/** The own registration: what was stated, changing it, withdrawing. */
export function OwnRegistration({ event, own }: { readonly event: EventView; readonly own: Participant }): ReactNode {
  const t = useTexts(matchEventsTexts);
  const { list } = usePhrases();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const [asking, setAsking] = useState<'change' | 'leave' | null>(null);
  const leave = useCommand(cancelParticipation, () => setAsking(null));
  const times = event.slots.filter(({ id }) => own.blocked.includes(id)).map(({ starts }) => starts);
  const isLive = ['open', 'wishes', 'scheduled', 'running'].includes(event.status);
  return (
    <Panel title={t('register.own')} aside={<span className="small soft">{t(`side.${own.side}`)}</span>}>
      <p className="prose">{own.statement}</p>
      <p className="small soft">
        {list(own.kinds.map((kind) => offerKindName(kind, language)))}
        {times.length > 0 ? ` · ${t('participants.blocked')} ${list(times)}` : ''}
      </p>
      <div className="row">
        {event.status === 'open' || event.status === 'wishes' ? (
          <Button small onClick={() => setAsking('change')}>
            {t('register.change')}
          </Button>
        ) : null}
        {isLive ? (
          <Button small look="danger" onClick={() => setAsking('leave')}>
            {t('register.leave')}
          </Button>
        ) : null}
      </div>
      {asking === 'change' ? (
        <Dialog title={t('register.change')} onClose={() => setAsking(null)}>
          <RegistrationForm event={event} own={own} onDone={() => setAsking(null)} />
        </Dialog>
      ) : null}
      {asking === 'leave' ? (
        <Dialog title={t('register.leave')} onClose={() => setAsking(null)}>
          <div className="stack">
            <p>{t('register.leaveText')}</p>
            <ErrorNotice error={leave.error} />
            <div className="form-actions">
              <Button
                look="danger"
                busy={leave.isPending}
                onClick={() => leave.mutate({ params: { regionId: event.regionId, id: event.id }, body: {} })}
              >
                {t('register.leave')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </Panel>
  );
}
