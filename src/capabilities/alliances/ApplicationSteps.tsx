import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { textOf } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { ApplyDialog } from './ApplyDialog.tsx';
import { alliancesTexts } from './alliances.texts.ts';
import { putApplicationToVote, stepAsApplicant, stepAsSecretariat } from './application.api.ts';
import { type Application, type ApplicationAction, openVoteSchema } from './application.schema.ts';

interface Props {
  readonly application: Application;
}
type Asking = 'return' | 'refuse' | 'putToVote' | 'edit';

const at = ({ regionId, id, version }: Application) => ({ params: { regionId, id }, version });
const reasonSchema = z.strictObject({ reason: textOf(300, 2) });
const DAYS_TO_VOTE = 10;
const inDays = (days: number): string =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

function ReasonDialog(props: Props & { readonly step: 'return' | 'refuse'; readonly onClose: () => void }): ReactNode {
  const { application, step, onClose } = props;
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const command = useCommand(stepAsSecretariat, () => {
    toast({ text: t('act.done') });
    onClose();
  });
  return (
    <Dialog title={t(`act.${step}`)} onClose={onClose}>
      <SchemaForm
        schema={reasonSchema}
        initial={{}}
        fields={[{ name: 'reason', label: t('application.reason'), control: 'longText' }]}
        submitLabel={t(`act.${step}`)}
        danger={step === 'refuse'}
        busy={command.isPending}
        error={command.error}
        onSubmit={({ reason }) => command.mutateAsync({ ...at(application), body: { step, reason } })}
      />
    </Dialog>
  );
}

function VoteDialog({ application, onClose }: Props & { readonly onClose: () => void }): ReactNode {
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const command = useCommand(putApplicationToVote, () => {
    toast({ text: t('act.done') });
    onClose();
  });
  return (
    <Dialog title={t('act.putToVote')} onClose={onClose}>
      <SchemaForm
        schema={openVoteSchema}
        initial={{ voteUntil: inDays(DAYS_TO_VOTE) }}
        fields={[{ name: 'voteUntil', label: t('application.voteUntil'), control: 'date' }]}
        submitLabel={t('act.putToVote')}
        busy={command.isPending}
        error={command.error}
        onSubmit={(body) => command.mutateAsync({ ...at(application), body })}
      />
    </Dialog>
  );
}

const ASKING: readonly ApplicationAction[] = ['edit', 'return', 'refuse', 'putToVote'];
const isAsking = (action: ApplicationAction): action is Asking => ASKING.includes(action);

/** The steps the reader may take now; voting has its own panel. */
export function ApplicationSteps({ application }: Props): ReactNode {
  const t = useTexts(alliancesTexts);
  const toast = useToast();
  const [asking, setAsking] = useState<Asking>();
  const done = (): void => toast({ text: t('act.done') });
  const own = useCommand(stepAsApplicant, done);
  const close = useCommand(stepAsSecretariat, done);
  const act = (action: ApplicationAction): void => {
    if (isAsking(action)) setAsking(action);
    else if (action === 'submit' || action === 'withdraw') own.mutate({ ...at(application), body: { step: action } });
    else if (action === 'close') close.mutate({ ...at(application), body: { step: 'close' } });
  };
  const shown = application.may.filter((action) => action !== 'cast');
  if (shown.length === 0) return null;
  const stop = (): void => setAsking(undefined);
  return (
    <>
      <ErrorNotice error={own.error ?? close.error} />
      <div className="row">
        {shown.map((action) => (
          <Button
            key={action}
            look={['submit', 'putToVote', 'close'].includes(action) ? 'primary' : 'plain'}
            busy={own.isPending || close.isPending}
            onClick={() => act(action)}
          >
            {t(`act.${action}`)}
          </Button>
        ))}
      </div>
      {asking === 'return' || asking === 'refuse' ? (
        <ReasonDialog application={application} step={asking} onClose={stop} />
      ) : null}
      {asking === 'putToVote' ? <VoteDialog application={application} onClose={stop} /> : null}
      {asking === 'edit' ? (
        <ApplyDialog alliance={application.alliance} draft={application} onClose={stop} onSaved={stop} />
      ) : null}
    </>
  );
}
