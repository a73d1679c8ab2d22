import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { industryName } from '../../vocabulary/industries.ts';
import { memberRoleName } from '../../vocabulary/memberRoles.ts';
import { useActor, useMay } from '../../webkit/actor.tsx';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { useLanguage, usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRegionName } from '../../webkit/regionNames.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { Timeline } from '../../webkit/Timeline.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { GrantsPanel } from '../consents/GrantsPanel.tsx';
import { FactGroups } from '../facts/FactGroups.tsx';
import { type FactToRecord, RecordFactDialog } from '../facts/RecordFactDialog.tsx';
import type { Enterprise } from '../organisations/organisation.schema.ts';
import { EnterpriseOffers } from './EnterpriseOffers.tsx';
import { CaseList, NeedList, OutcomeList } from './Lists.tsx';
import { getEnterprisePage } from './overview.api.ts';
import type { EnterprisePage as EnterprisePageView } from './overview.schema.ts';
import { overviewTexts } from './overview.texts.ts';
import { WhatIfPanel } from './WhatIfPanel.tsx';

function Identity({ enterprise }: { readonly enterprise: Enterprise }): ReactNode {
  const t = useTexts(overviewTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const regionName = useRegionName();
  return (
    <span className="row">
      <span className="mono">{enterprise.creditCode}</span>
      <span>{regionName(enterprise.regionId)}</span>
      {enterprise.industryCode ? <span>{industryName(enterprise.industryCode, language)}</span> : null}
      {enterprise.foundedOn ? <span>{t('enterprise.founded', { date: enterprise.foundedOn })}</span> : null}
      {enterprise.synthetic ? <StatusTag tone="idle">{t('enterprise.synthetic')}</StatusTag> : null}
    </span>
  );
}

function Related({ view }: { readonly view: EnterprisePageView }): ReactNode {
  const t = useTexts(overviewTexts);
  const pick = usePick();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const nothing = <p className="soft">{t('enterprise.nothing')}</p>;
  return (
    <>
      <Panel title={t('enterprise.needs')}>{view.needs.length > 0 ? <NeedList needs={view.needs} /> : nothing}</Panel>
      <Panel title={t('enterprise.cases')}>{view.cases.length > 0 ? <CaseList cases={view.cases} /> : nothing}</Panel>
      <Panel title={t('enterprise.outcomes')}>
        {view.outcomes.length > 0 ? <OutcomeList outcomes={view.outcomes} /> : nothing}
      </Panel>
      {view.memberships.length > 0 ? (
        <Panel title={t('enterprise.memberships')}>
          <ul className="list">
            {view.memberships.map((one) => (
              <li key={one.allianceOrg}>
                {one.allianceName}
                <span className="small soft">
                  {' '}
                  {t('enterprise.memberSince', { role: memberRoleName(one.role, language), since: one.since ?? '—' })}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel title={t('enterprise.timeline')}>
        <Timeline
          items={view.timeline.map((entry) => ({
            id: `${entry.at} ${entry.text.zh}`,
            at: entry.at,
            tone: 'active',
            title: entry.link ? <Link to={entry.link}>{pick(entry.text)}</Link> : pick(entry.text),
          }))}
        />
      </Panel>
    </>
  );
}

function Facts({
  view,
  onRecord,
}: {
  readonly view: EnterprisePageView;
  readonly onRecord: (() => void) | undefined;
}): ReactNode {
  const t = useTexts(overviewTexts);
  return (
    <Panel
      title={t('enterprise.facts')}
      aside={
        onRecord && view.facts ? (
          <Button small onClick={onRecord}>
            {t('enterprise.recordFact')}
          </Button>
        ) : null
      }
    >
      {view.facts === null ? <p className="notice">{t('enterprise.factsHidden')}</p> : null}
      {view.facts?.length === 0 ? <p className="soft">{t('enterprise.noFacts')}</p> : null}
      {view.facts ? <FactGroups groups={view.facts} /> : null}
    </Panel>
  );
}

/** One enterprise, one page: what it can have and why, what is known and from where, what is under way, what came of it. */
export function EnterprisePage(): ReactNode {
  const t = useTexts(overviewTexts);
  const actor = useActor();
  const ref = useRowRef();
  const mayRaise = useMay('needs.raise');
  const mayRecord = useMay('facts.record');
  const query = useQueryOf(getEnterprisePage, { params: ref });
  const [recording, setRecording] = useState<FactToRecord>();
  const own = actor.enterprise?.id === ref.id;
  const record = mayRecord ? setRecording : undefined;
  return (
    <>
      <PageHeader
        title={query.data?.enterprise.name ?? t('enterprise.crumb')}
        crumb={<Link to="/enterprises">{t('enterprise.crumb')}</Link>}
        note={query.data ? <Identity enterprise={query.data.enterprise} /> : undefined}
        action={
          mayRaise ? (
            <Link to="/needs/new" search={{ ...ref } as never} className={buttonClass('primary')}>
              {t(own ? 'enterprise.raiseOwn' : 'enterprise.raise')}
            </Link>
          ) : null
        }
      />
      <Loaded query={query} lines={12}>
        {(view) => (
          <div className="columns">
            <div className="stack">
              <EnterpriseOffers enterprise={ref} offers={view.offers} onSupply={record} />
              {view.facts ? <WhatIfPanel enterprise={ref} facts={view.facts} /> : null}
              <Facts
                view={view}
                onRecord={record ? () => record({ key: null, period: '', label: '', unit: '' }) : undefined}
              />
            </div>
            <div className="stack">
              <GrantsPanel enterprise={ref} servedBy={view.enterprise.servedBy} withReads />
              <Related view={view} />
            </div>
          </div>
        )}
      </Loaded>
      {recording ? (
        <RecordFactDialog enterprise={ref} fact={recording} onClose={() => setRecording(undefined)} />
      ) : null}
    </>
  );
}
