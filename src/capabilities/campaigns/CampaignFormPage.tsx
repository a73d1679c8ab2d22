import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useActor } from '../../webkit/actor.tsx';
import { campaignAddress } from '../../webkit/addresses.ts';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { MonthField } from '../../webkit/MonthField.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { useGo } from '../../webkit/useGo.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { OrganisationChoice } from '../organisations/OrganisationChoice.tsx';
import { PartiesField, type Party } from '../organisations/PartyChoice.tsx';
import { createCampaign, editCampaign, getCampaign } from './campaign.api.ts';
import { type CampaignView, campaignInputSchema } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';
import { type DraftGoal, GoalRows, newGoal } from './GoalRows.tsx';

const formSchema = campaignInputSchema.pick({ title: true, aims: true });

/** Who is invited: the members of an alliance, or organisations by name. */
function useAudience(campaign: CampaignView | undefined) {
  const actor = useActor();
  const own: Party | null = actor.role === 'allianceSecretariat' ? { principal: actor.org, name: actor.orgName } : null;
  const [alliance, setAlliance] = useState<Party | null>(
    campaign?.allianceOrg
      ? { principal: campaign.allianceOrg, name: campaign.allianceName ?? '' }
      : campaign
        ? null
        : own,
  );
  const [invited, setInvited] = useState<Party[]>(
    (campaign?.invited ?? []).map(({ org, name }) => ({ principal: org, name })),
  );
  const [only, setOnly] = useState(campaign?.onlyAlliance ?? own !== null);
  return { alliance, setAlliance, invited, setInvited, only, setOnly };
}

function Form({ campaign }: { readonly campaign?: CampaignView }): ReactNode {
  const t = useTexts(campaignsTexts);
  const go = useGo();
  const audience = useAudience(campaign);
  const { alliance, invited, only } = audience;
  const [fromMonth, setFrom] = useState(campaign?.fromMonth ?? today().slice(0, 7));
  const [toMonth, setTo] = useState(campaign?.toMonth ?? today().slice(0, 7));
  const [goals, setGoals] = useState<DraftGoal[]>(
    campaign ? campaign.goals.map((goal) => ({ ...newGoal(), ...goal })) : [newGoal()],
  );
  const create = useCommand(createCampaign, (made) => go(campaignAddress(made)));
  const edit = useCommand(editCampaign, (made) => go(campaignAddress(made)));
  const body = (fields: { title: string; aims: string }) => ({
    ...fields,
    alliance: alliance?.principal ?? null,
    invited: alliance ? [] : invited.map((party) => party.principal),
    onlyAlliance: alliance !== null && only,
    fromMonth,
    toMonth,
    goals: goals.map(({ kind, target }) => ({ kind, target })),
  });
  return (
    <SchemaForm
      schema={formSchema}
      initial={campaign ?? {}}
      fields={[
        { name: 'title', label: t('form.title'), control: 'text' },
        { name: 'aims', label: t('form.aims'), control: 'longText', optional: true },
      ]}
      submitLabel={t('form.save')}
      busy={create.isPending || edit.isPending}
      error={campaign ? edit.error : create.error}
      onSubmit={(fields) =>
        campaign
          ? edit.mutateAsync({
              params: { regionId: campaign.regionId, id: campaign.id },
              version: campaign.version,
              body: body(fields),
            })
          : create.mutateAsync({ body: body(fields) })
      }
    >
      <div className="row-fields">
        <MonthField label={t('form.from')} value={fromMonth} onChange={(month) => setFrom(month ?? '')} />
        <MonthField label={t('form.to')} value={toMonth} onChange={(month) => setTo(month ?? '')} />
      </div>
      <OrganisationChoice
        label={t('form.alliance')}
        optional
        kind="alliance"
        chosen={alliance?.name ?? ''}
        onChoose={audience.setAlliance}
      />
      {alliance ? (
        <label className="check">
          <input type="checkbox" checked={only} onChange={(event) => audience.setOnly(event.target.checked)} />
          <span>{t('form.onlyAlliance')}</span>
        </label>
      ) : (
        <PartiesField label={t('form.invited')} value={invited} onChange={audience.setInvited} />
      )}
      <GoalRows value={goals} onChange={setGoals} />
    </SchemaForm>
  );
}

/** Drafts a campaign; nobody else sees it until it is opened. */
export function CampaignFormPage(): ReactNode {
  const t = useTexts(campaignsTexts);
  return (
    <>
      <PageHeader title={t('new')} crumb={<Link to="/campaigns">{t('title')}</Link>} />
      <Form />
    </>
  );
}

export function CampaignEditPage(): ReactNode {
  const t = useTexts(campaignsTexts);
  const query = useQueryOf(getCampaign, { params: useRowRef() });
  return (
    <>
      <PageHeader title={t('edit')} crumb={<Link to="/campaigns">{t('title')}</Link>} />
      <Loaded query={query}>{(campaign) => <Form campaign={campaign} />}</Loaded>
    </>
  );
}
