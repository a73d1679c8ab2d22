import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useActor } from '../../webkit/actor.tsx';
import { campaignEditAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { formatDay, formatInstant } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { usePhrases } from '../../webkit/phrases.ts';
import { useQueryOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { StaffDialog, StepDialog } from './CampaignDialogs.tsx';
import { CampaignPledges } from './CampaignPledges.tsx';
import { CampaignStatusTag } from './CampaignTags.tsx';
import { downloadReport, exportStandings, getCampaign } from './campaign.api.ts';
import { type CampaignStep, type CampaignView, campaignStepSchema } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';
import { PledgeDialog } from './PledgeDialog.tsx';
import { StandingsPanel } from './StandingsPanel.tsx';

type Open = CampaignStep | 'leave' | 'join' | 'staff' | 'pledge';

/** The one thing to do next comes first. */
function Acts({
  campaign,
  onOpen,
}: {
  readonly campaign: CampaignView;
  readonly onOpen: (open: Open) => void;
}): ReactNode {
  const t = useTexts(campaignsTexts);
  const download = useDownload();
  const params = { regionId: campaign.regionId, id: campaign.id };
  const order = ['pledge', ...campaignStepSchema.options, 'join', 'leave'] as const;
  const possible = order.filter((name) => campaign.may.includes(name));
  const live = campaign.status === 'open' || campaign.status === 'running';
  return (
    <div className="row">
      {possible.map((name, index) => (
        <Button key={name} look={index === 0 ? 'primary' : 'plain'} onClick={() => onOpen(name)}>
          {t(`step.${name}`)}
        </Button>
      ))}
      {campaign.may.includes('edit') ? (
        <Link className={buttonClass()} to={campaignEditAddress(campaign)}>
          {t('step.edit')}
        </Link>
      ) : null}
      {campaign.joined && live ? <Button onClick={() => onOpen('staff')}>{t('staff.enter')}</Button> : null}
      {campaign.closedAt ? (
        <Button onClick={() => download(downloadReport, { params }, `${campaign.title}.docx`)}>
          {t('page.report')}
        </Button>
      ) : null}
      <Button onClick={() => download(exportStandings, { params }, `${campaign.title}.xlsx`)}>
        {t('page.standingsFile')}
      </Button>
    </div>
  );
}

function Participants({ campaign }: { readonly campaign: CampaignView }): ReactNode {
  const t = useTexts(campaignsTexts);
  const phrases = usePhrases();
  return (
    <Panel title={t('page.participants')} aside={<span className="soft">{campaign.taking.length}</span>}>
      {campaign.taking.length === 0 ? <p className="soft">{t('page.noParticipants')}</p> : null}
      <ul className="list">
        {campaign.taking.map((one) => (
          <li key={one.org}>
            <div className="row-apart">
              <span>{one.name}</span>
              <span className="small soft">{formatDay(one.joinedAt)}</span>
            </div>
            <div className="small soft">
              {one.headcount === null
                ? t('staff.none')
                : t('staff.of', { count: one.headcount, source: one.source, on: one.on ?? '' })}
            </div>
          </li>
        ))}
      </ul>
      {campaign.invited.length > 0 ? (
        <p className="small soft">
          {phrases.pair(t('page.invited'), phrases.list(campaign.invited.map((one) => one.name)))}
        </p>
      ) : null}
    </Panel>
  );
}

/** Whether figures still move, what they count, and that they can be counted again. */
function Basis({ campaign }: { readonly campaign: CampaignView }): ReactNode {
  const t = useTexts(campaignsTexts);
  const phrases = usePhrases();
  const { now, before } = campaign.standings.period;
  return (
    <div className="small soft stack-tight">
      <p>
        {campaign.closedAt
          ? t('page.frozen', { at: formatInstant(campaign.closedAt) })
          : t('page.live', { to: now.to })}
        {' · '}
        {t('standing.beforeSpan', before)}
      </p>
      <p>{phrases.pair(t('page.counts'), t(campaign.onlyAlliance ? 'page.countsAlliance' : 'page.countsAll'))}</p>
      {campaign.recount ? (
        <p>{campaign.recount.equal ? t('page.recounted', { entries: campaign.recount.entries }) : t('page.differs')}</p>
      ) : null}
    </div>
  );
}

function Dialogs({
  campaign,
  open,
  onClose,
}: {
  readonly campaign: CampaignView;
  readonly open: Open;
  readonly onClose: () => void;
}): ReactNode {
  if (open === 'pledge') return <PledgeDialog campaign={campaign} onClose={onClose} />;
  if (open === 'join' || open === 'staff')
    return <StaffDialog campaign={campaign} joins={open === 'join'} onClose={onClose} />;
  return <StepDialog campaign={campaign} step={open} onClose={onClose} />;
}

/** A campaign: its goals and rules, the standings at each goal, who takes part, what they pledge. */
export function CampaignPage(): ReactNode {
  const t = useTexts(campaignsTexts);
  const actor = useActor();
  const query = useQueryOf(getCampaign, { params: useRowRef() });
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <>
      <PageHeader title={query.data?.title ?? t('title')} crumb={<Link to="/campaigns">{t('title')}</Link>} />
      <Loaded query={query}>
        {(campaign) => (
          <div className="stack">
            <div className="row">
              <CampaignStatusTag status={campaign.status} />
              <span>{t('page.about', { from: campaign.fromMonth, to: campaign.toMonth })}</span>
              <span className="soft">
                {campaign.convenerName}
                {campaign.allianceName && campaign.allianceName !== campaign.convenerName
                  ? ` · ${campaign.allianceName}`
                  : ''}
              </span>
              {campaign.joined && campaign.convenerOrg !== actor.org ? (
                <StatusTag tone="active">{t('page.own')}</StatusTag>
              ) : null}
            </div>
            {campaign.aims ? <p className="prewrap">{campaign.aims}</p> : null}
            <Acts campaign={campaign} onOpen={setOpen} />
            {campaign.standings.goals.map((goal) => (
              <StandingsPanel key={goal.kind} goal={goal} />
            ))}
            <Basis campaign={campaign} />
            <div className="columns">
              <Participants campaign={campaign} />
              <CampaignPledges campaign={campaign} />
            </div>
            {open ? <Dialogs campaign={campaign} open={open} onClose={() => setOpen(null)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
