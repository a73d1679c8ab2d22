import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { useToast } from '../../webkit/Toasts.tsx';
import { discardDraft } from './draft.api.ts';
import { rulesTexts } from './rules.texts.ts';
import type { DraftState } from './useDraft.ts';

/** Whether it is kept, taking back, giving up, publishing. */
export function DraftBar({
  state,
  onPublish,
}: {
  readonly state: DraftState;
  readonly onPublish: () => void;
}): ReactNode {
  const t = useTexts(rulesTexts);
  const toast = useToast();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  const { regionId, id } = state.draft;
  const discard = useCommand(discardDraft, () => {
    toast({ text: t('discarded') });
    void navigate({ to: '/offers' });
  });
  const giveUp = (): void => {
    if (sure) discard.mutate({ params: { regionId, id }, version: state.version });
    else setSure(true);
  };
  return (
    <div className="rule-bar">
      <span className="small soft" role="status">
        {state.isKept ? t('kept') : state.error ? t('unkept') : t('keeping')}
      </span>
      <span className="row">
        <Button small disabled={!state.canUndo} onClick={state.undo}>
          {t('undo')}
        </Button>
        <Button
          small
          look="quiet"
          disabled={!state.isKept}
          busy={discard.isPending}
          onClick={giveUp}
          onBlur={() => setSure(false)}
        >
          {t(sure ? 'discardSure' : 'discard')}
        </Button>
        <Button small look="primary" onClick={onPublish}>
          {t('publish.act')}
        </Button>
      </span>
    </div>
  );
}
