import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type * as z from 'zod';
import { outcomeAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { EmptyState } from '../../webkit/States.tsx';
import { useToast } from '../../webkit/Toasts.tsx';
import { EvidenceWords, OutcomeKindName, OutcomeSize, OutcomeStatusTag } from './OutcomeParts.tsx';
import { declareDistinct, listDuplicates, mergeOutcome } from './outcome.api.ts';
import type { duplicatePairSchema, Outcome } from './outcome.schema.ts';
import { outcomesTexts } from './outcomes.texts.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

type Pair = z.infer<typeof duplicatePairSchema>;

function Side({ title, outcome }: { readonly title: string; readonly outcome: Outcome }): ReactNode {
  const t = useTexts(outcomesTexts);
  const phrases = usePhrases();
  return (
    <div className="stack-tight">
      <div className="row-apart">
        <h3>{title}</h3>
        <OutcomeStatusTag status={outcome.status} />
      </div>
      <dl className="details">
        <dt>{t('column.kind')}</dt>
        <dd>
          <Link to={outcomeAddress(outcome)}>
            <OutcomeKindName kind={outcome.kind} />
          </Link>
        </dd>
        <dt>{t('column.size')}</dt>
        <dd>
          <OutcomeSize outcome={outcome} />
        </dd>
        <dt>{t('page.happenedOn')}</dt>
        <dd>{outcome.happenedOn}</dd>
        <dt>{t('page.evidence')}</dt>
        <dd>
          <EvidenceWords evidence={outcome.evidence} />
        </dd>
        <dt>{t('column.claims')}</dt>
        <dd>{phrases.list(outcome.claims.map((claim) => claim.orgName))}</dd>
        {outcome.note ? (
          <>
            <dt>{t('page.note')}</dt>
            <dd>{outcome.note}</dd>
          </>
        ) : null}
      </dl>
    </div>
  );
}

function PairPanel({ pair }: { readonly pair: Pair }): ReactNode {
  const t = useTexts(outcomesTexts);
  const pick = usePick();
  const toast = useToast();
  const [asking, setAsking] = useState<'merge' | 'distinct'>();
  const merge = useCommand(mergeOutcome, () => toast({ text: t('duplicates.merged') }));
  const distinct = useCommand(declareDistinct, () => toast({ text: t('duplicates.declared') }));
  const { outcome, resembles } = pair;
  const params = { regionId: outcome.regionId, id: outcome.id };
  const into = { regionId: resembles.regionId, id: resembles.id };
  const decide = (reason: string): Promise<unknown> =>
    asking === 'merge'
      ? merge.mutateAsync({ params, body: { into, reason }, version: outcome.version })
      : distinct.mutateAsync({ params, body: { reason }, version: outcome.version });
  return (
    <Panel
      title={outcome.enterpriseName}
      aside={
        <span className="row">
          <Button look="primary" small onClick={() => setAsking('merge')}>
            {t('duplicates.merge')}
          </Button>
          <Button small onClick={() => setAsking('distinct')}>
            {t('duplicates.distinct')}
          </Button>
        </span>
      }
    >
      <p className="notice notice-act">{pick(pair.reason)}</p>
      <div className="halves" style={{ marginTop: 12 }}>
        <Side title={t('duplicates.claim')} outcome={outcome} />
        <Side title={t('duplicates.resembles')} outcome={resembles} />
      </div>
      {asking ? (
        <ReasonDialog
          title={t(`duplicates.${asking}`)}
          label={t(`duplicates.${asking}Reason`)}
          busy={merge.isPending || distinct.isPending}
          error={asking === 'merge' ? merge.error : distinct.error}
          onClose={() => setAsking(undefined)}
          onReason={decide}
        />
      ) : null}
    </Panel>
  );
}

/** Claims that look like something already reported: one of the two must be said before they count. */
export function DuplicatesPage(): ReactNode {
  const t = useTexts(outcomesTexts);
  const query = useQueryOf(listDuplicates, {});
  return (
    <>
      <PageHeader title={t('duplicates.title')} note={t('duplicates.note')} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('duplicates.empty')} hint={t('duplicates.emptyHint')} />
          ) : (
            <div className="stack">
              {items.map((pair) => (
                <PairPanel key={`${pair.outcome.id} ${pair.resembles.id}`} pair={pair} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
