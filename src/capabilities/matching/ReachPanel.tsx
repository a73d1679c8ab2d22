import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { useFilters } from '../../webkit/filters.ts';
import { formatNumber } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { type Offer, type Reach, reachQuerySchema } from '../offers/offer.schema.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { getReach } from './match.api.ts';
import { matchingTexts } from './matching.texts.ts';
import { REACH_VERDICTS, ReachRows, type ReachVerdict } from './ReachRows.tsx';
import { useTold } from './useTold.ts';
import './reach.css';

const countOf = (reach: Reach, verdict: ReachVerdict): number | null => {
  if (verdict === 'needs_data') return reach.needsData;
  if (verdict === 'needs_person') return reach.needsPerson;
  return verdict === 'not_eligible' ? reach.notEligible : reach[verdict];
};

const anyWithheld = (reach: Reach): boolean =>
  [...REACH_VERDICTS.map((verdict) => countOf(reach, verdict)), reach.notApplicable].includes(null);

interface TalliesProps {
  readonly reach: Reach;
  readonly chosen: ReachVerdict;
  readonly onChoose: (verdict: ReachVerdict) => void;
}

function Tallies({ reach, chosen, onChoose }: TalliesProps): ReactNode {
  const t = useTexts(matchingTexts);
  const told = useTold();
  return (
    <div className="tallies">
      {REACH_VERDICTS.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={`tally tally-${verdict}`}
          aria-pressed={verdict === chosen}
          onClick={() => onChoose(verdict)}
        >
          <span className="figure-label">{t(`reach.${verdict}`)}</span>
          <span className="figure-value">{told(countOf(reach, verdict))}</span>
        </button>
      ))}
      <div className="tally">
        <span className="figure-label">{t('reach.notApplicable')}</span>
        <span className="figure-value">{told(reach.notApplicable)}</span>
      </div>
    </div>
  );
}

function Excluding({ reach }: { readonly reach: Reach }): ReactNode {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const told = useTold();
  const most = Math.max(1, ...reach.excluding.map((one) => one.failed ?? 0));
  if (reach.excluding.length === 0) return null;
  return (
    <section className="panel-body excluding">
      <h3>{t('reach.excluding')}</h3>
      <ol className="stack-tight">
        {reach.excluding.map((one) => (
          <li key={one.conditionId}>
            <div>{pick(one.text)}</div>
            <div className="excluding-bar" style={{ width: `${Math.max(2, ((one.failed ?? 0) / most) * 100)}%` }} />
            <div className="small soft">
              {t('reach.excludedBy', { failed: told(one.failed), alone: told(one.alone) })}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

export interface ReachPanelProps {
  readonly offer: Offer;
  /** Shows the progress of a job; its room comes after this one. */
  readonly job: (id: string) => ReactNode;
}

/** The rule run backwards: how many qualify, nearly qualify, lack facts, what excludes most, and the list behind a count. */
export function ReachPanel({ offer, job }: ReachPanelProps): ReactNode {
  const t = useTexts(matchingTexts);
  const mayInvite = useMay('population.invite');
  const params: RowRef = { regionId: offer.regionId, id: offer.id };
  const [filters, change] = useFilters(reachQuerySchema);
  const verdict = filters.verdict ?? 'eligible';
  const reach = useQueryOf(getReach, { params });
  const [inviting, setInviting] = useState(false);
  const [jobId, setJobId] = useState<string>();
  return (
    <Panel
      title={t('reach.title')}
      bare
      aside={
        mayInvite ? (
          <Button look="primary" onClick={() => setInviting(true)}>
            {t('reach.invite')}
          </Button>
        ) : null
      }
    >
      <Loaded query={reach}>
        {(found) => (
          <>
            <p className="panel-body soft" style={{ paddingBottom: 6 }}>
              {t('reach.asOf', { date: found.asOf, count: formatNumber(found.enterprises) })}{' '}
              {t('reach.namedNote', { count: formatNumber(found.named) })}{' '}
              {anyWithheld(found) ? t('reach.withheldNote') : null}
            </p>
            <Tallies reach={found} chosen={verdict} onChoose={(next) => change({ verdict: next })} />
            {jobId ? <div className="panel-body">{job(jobId)}</div> : null}
            <div className="reach-halves">
              <ReachRows offer={params} verdict={verdict} />
              <Excluding reach={found} />
            </div>
          </>
        )}
      </Loaded>
      {inviting ? (
        <InviteDialog
          offer={params}
          onStarted={(id) => {
            setJobId(id);
            setInviting(false);
          }}
          onClose={() => setInviting(false)}
        />
      ) : null}
    </Panel>
  );
}
