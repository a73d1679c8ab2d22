import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { useMay } from '../../webkit/actor.tsx';
import { Button } from '../../webkit/Button.tsx';
import { useFilters } from '../../webkit/filters.ts';
import { formatNumber } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { type Offer, type Reach, reachQuerySchema } from '../offers/offer.schema.ts';
import { KeepAudienceDialog } from './AudienceNameDialog.tsx';
import { Audiences } from './Audiences.tsx';
import { Excluding } from './Excluding.tsx';
import { Gaps, type PartsProps } from './Gaps.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { getReach } from './match.api.ts';
import { matchingTexts } from './matching.texts.ts';
import { ReachRows } from './ReachRows.tsx';
import { Regions } from './Regions.tsx';
import { GROUPS, type ReachChoice, type ReachGroup } from './reach.rules.ts';
import { TrialPanel } from './TrialPanel.tsx';
import { useChoiceWords } from './useChoiceWords.ts';
import { useTold } from './useTold.ts';
import './reach.css';

const countOf = (reach: Reach, verdict: ReachGroup): number | null => {
  if (verdict === 'needs_data') return reach.needsData;
  if (verdict === 'needs_person') return reach.needsPerson;
  return verdict === 'not_eligible' ? reach.notEligible : reach[verdict];
};

const anyWithheld = (reach: Reach): boolean =>
  [...GROUPS.map((verdict) => countOf(reach, verdict)), reach.notApplicable].includes(null);

interface TalliesProps {
  readonly reach: Reach;
  readonly chosen: ReachGroup;
  readonly onChoose: (verdict: ReachGroup) => void;
}

function Tallies({ reach, chosen, onChoose }: TalliesProps): ReactNode {
  const t = useTexts(matchingTexts);
  const told = useTold();
  return (
    <div className="tallies">
      {GROUPS.map((verdict) => (
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

/** What the list, the export and the invitation are narrowed to, with the way back. */
function ChosenParts({ reach, choice, onChoose }: PartsProps): ReactNode {
  const t = useTexts(matchingTexts);
  const words = useChoiceWords(reach);
  if (choice.condition === undefined && choice.region === undefined) return null;
  return (
    <p className="panel-body row-apart">
      <span className="grow">{t('reach.narrowed', { what: words(choice) })}</span>
      <Button small onClick={() => onChoose({ condition: undefined, region: undefined })}>
        {t('reach.widen')}
      </Button>
    </p>
  );
}

interface ReachedProps extends PartsProps {
  readonly offer: RowRef;
  readonly children: ReactNode;
}

function Reached({ offer, children, ...parts }: ReachedProps): ReactNode {
  const t = useTexts(matchingTexts);
  const mayTry = useMay('offers.edit');
  const { reach, choice, onChoose } = parts;
  return (
    <>
      <p className="panel-body soft" style={{ paddingBottom: 6 }}>
        {t('reach.asOf', { date: reach.asOf, count: formatNumber(reach.enterprises) })}{' '}
        {t('reach.namedNote', { count: formatNumber(reach.named) })}{' '}
        {anyWithheld(reach) ? t('reach.withheldNote') : null}
      </p>
      <Tallies
        reach={reach}
        chosen={choice.verdict}
        onChoose={(verdict) => onChoose({ verdict, ...(verdict === 'near' ? {} : { condition: undefined }) })}
      />
      <ChosenParts {...parts} />
      {children}
      <div className="reach-halves">
        <ReachRows offer={offer} choice={choice} />
        <div className="excluding">
          <Gaps {...parts} />
          <Excluding reach={reach} />
          <Regions {...parts} />
          {mayTry ? <TrialPanel offer={offer} /> : null}
        </div>
      </div>
      <Audiences offerId={offer.id} reach={reach} />
    </>
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
  const choice: ReachChoice = {
    verdict: filters.verdict ?? 'eligible',
    condition: filters.condition,
    region: filters.region,
  };
  const reach = useQueryOf(getReach, { params });
  const words = useChoiceWords(reach.data);
  const [keeping, setKeeping] = useState(false);
  const [inviting, setInviting] = useState(false);
  const [jobId, setJobId] = useState<string>();
  return (
    <Panel
      title={t('reach.title')}
      bare
      aside={
        <span className="row">
          <Button onClick={() => setKeeping(true)}>{t('audience.keepThis')}</Button>
          {mayInvite ? (
            <Button look="primary" onClick={() => setInviting(true)}>
              {t('reach.invite')}
            </Button>
          ) : null}
        </span>
      }
    >
      <Loaded query={reach}>
        {(found) => (
          <Reached offer={params} reach={found} choice={choice} onChoose={change}>
            {jobId ? <div className="panel-body">{job(jobId)}</div> : null}
          </Reached>
        )}
      </Loaded>
      {keeping ? <KeepAudienceDialog offer={params} choice={choice} onClose={() => setKeeping(false)} /> : null}
      {inviting ? (
        <InviteDialog
          offer={params}
          choice={choice}
          within={words(choice)}
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
