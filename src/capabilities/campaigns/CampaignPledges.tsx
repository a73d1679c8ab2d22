import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pledgeAddress } from '../../webkit/addresses.ts';
import { ImportButton } from '../../webkit/ImportButton.tsx';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { PledgeStateTag } from './CampaignTags.tsx';
import { importPledges } from './campaign.api.ts';
import type { CampaignView } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';
import { targetText } from './figureText.rules.ts';
import { listPledges } from './pledge.api.ts';

/** The pledges made in a campaign, each with how far it is. */
export function CampaignPledges({ campaign }: { readonly campaign: CampaignView }): ReactNode {
  const t = useTexts(campaignsTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { data } = useQueryOf(listPledges, { query: { campaign: campaign.id, limit: 50 } });
  const pledges = data?.items ?? [];
  return (
    <Panel
      title={t('page.pledges')}
      aside={
        campaign.may.includes('pledge') ? (
          <ImportButton
            definition={importPledges}
            params={{ regionId: campaign.regionId, id: campaign.id }}
            query={{}}
          />
        ) : null
      }
    >
      {pledges.length === 0 ? <p className="soft">{t('page.noPledges')}</p> : null}
      <ul className="list">
        {pledges.map((one) => (
          <li key={one.id}>
            <div className="row-apart">
              <Link to={pledgeAddress(one)}>{one.title}</Link>
              <PledgeStateTag state={one.state} />
            </div>
            <div className="small soft">
              {[one.orgName, one.postUnit, one.postRole].filter(Boolean).join(' · ')} ·{' '}
              {t('pledge.progress', {
                reached: targetText(one.kind, one.reached, language),
                target: targetText(one.kind, one.target, language),
                percent: one.percent,
              })}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
