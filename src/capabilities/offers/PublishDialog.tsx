import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { distinctGolden, FEWEST_GOLDEN, goldenShowsBoth, runGolden } from '../../eligibility/goldenRun.ts';
import type { ParseResult } from '../../eligibility/parseProgram.ts';
import { offerAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { publishDraft } from './draft.api.ts';
import type { Draft } from './draft.schema.ts';
import { policyNoticeTexts } from './policyNotice.texts.ts';
import { rulesTexts } from './rules.texts.ts';

export interface PublishDialogProps {
  readonly draft: Draft;
  readonly version: number;
  readonly isKept: boolean;
  readonly result: ParseResult;
  /** What publishing would change for everybody: a part of a later room. */
  readonly impact: ReactNode;
  readonly onClose: () => void;
}

/** Why not yet, or what would change and the one button that does it. */
export function PublishDialog({ draft, version, isKept, result, impact, onClose }: PublishDialogProps): ReactNode {
  const t = useTexts(rulesTexts);
  const notices = useTexts(policyNoticeTexts);
  const toast = useToast();
  const navigate = useNavigate();
  const publish = useCommand(publishDraft, (answer) => {
    toast({ text: t('publish.done') });
    void navigate({ to: offerAddress({ regionId: answer.regionId, id: answer.offerId }) });
  });
  const golden = result.ok ? runGolden(result.program) : [];
  const distinct = result.ok ? distinctGolden(result.program) : 0;
  const failing = golden.filter(({ differences }) => differences.length > 0).length;
  const reasons = [
    ...(isKept ? [] : [t('publish.waiting')]),
    ...(result.ok ? [] : [t('publish.broken', { count: result.errors.length })]),
    ...(result.ok && distinct < FEWEST_GOLDEN ? [t('publish.few', { count: distinct })] : []),
    ...(draft.fromNotice && result.ok && !goldenShowsBoth(result.program) ? [notices('oneSided')] : []),
    ...(failing > 0 ? [t('publish.failing', { count: failing })] : []),
  ];
  return (
    <Dialog title={t('publish.title')} wide onClose={onClose}>
      {reasons.length > 0 ? (
        <div className="notice notice-act" role="status">
          <p>
            <strong>{t('publish.blocked')}</strong>
          </p>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      ) : (
        <div className="stack">
          <p>{t('publish.ready', { count: golden.length })}</p>
          {impact}
          <ErrorNotice error={publish.error} />
          <div className="form-actions">
            <Button
              look="primary"
              busy={publish.isPending}
              onClick={() => publish.mutate({ params: { regionId: draft.regionId, id: draft.id }, version })}
            >
              {t('publish.submit')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
