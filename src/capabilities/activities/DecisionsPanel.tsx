import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { taskAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { DateField, TextField } from '../../webkit/inputs.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useForm } from '../../webkit/useForm.ts';
import { PartyChoice } from '../organisations/PartyChoice.tsx';
import { activitiesTexts } from './activities.texts.ts';
import { decideAtActivity } from './activity.api.ts';
import { type Activity, newDecisionSchema } from './activity.schema.ts';

function DecisionDialog(props: { readonly activity: Activity; readonly onClose: () => void }): ReactNode {
  const { activity, onClose } = props;
  const t = useTexts(activitiesTexts);
  const form = useForm(newDecisionSchema, {});
  const [owner, setOwner] = useState('');
  const decide = useCommand(decideAtActivity, onClose);
  const submit = async (): Promise<void> => {
    const body = form.check();
    if (body === null) return;
    const params = { regionId: activity.regionId, id: activity.id };
    await decide.mutateAsync({ params, body }).catch(form.showProblem);
  };
  return (
    <Dialog title={t('decision.add')} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('decision.text')}
          rows={3}
          {...form.field('text')}
          onChange={(text) => form.set({ text: text ?? '' })}
        />
        <PartyChoice
          label={t('decision.responsible')}
          chosen={owner}
          onChoose={(party) => {
            setOwner(party.name);
            form.set({ responsibleOrg: party.principal });
          }}
        />
        <DateField
          label={t('decision.dueOn')}
          {...form.field('dueOn')}
          onChange={(dueOn) => form.set({ dueOn: dueOn ?? undefined })}
        />
        <ErrorNotice error={decide.error} />
        <div className="form-actions">
          <Button type="submit" look="primary" busy={decide.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Decisions with owner and day; each is a task on the owner's workbench. */
export function DecisionsPanel({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const [open, setOpen] = useState(false);
  const may = activity.isHost && (activity.status === 'running' || activity.status === 'held');
  return (
    <Panel
      title={t('decision.title')}
      aside={
        may ? (
          <Button small onClick={() => setOpen(true)}>
            {t('decision.add')}
          </Button>
        ) : null
      }
    >
      {activity.decisions.length === 0 ? <p className="soft">{t('decision.none')}</p> : null}
      <ul className="list">
        {activity.decisions.map((decision) => (
          <li key={decision.id}>
            <div>{decision.text}</div>
            <div className="row-apart small soft">
              <span>
                {decision.responsibleName} · {t('decision.dueOn')} {decision.dueOn}
              </span>
              {decision.task ? <Link to={taskAddress(decision.task)}>{t('decision.task')}</Link> : null}
            </div>
          </li>
        ))}
      </ul>
      {open ? <DecisionDialog activity={activity} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
