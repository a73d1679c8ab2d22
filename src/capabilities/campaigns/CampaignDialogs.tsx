import type { ReactNode } from 'react';
import * as z from 'zod';
import { Dialog } from '../../webkit/Dialog.tsx';
import { today } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { enterHeadcount, joinCampaign, leaveCampaign, stepCampaign } from './campaign.api.ts';
import { type CampaignStep, type CampaignView, headcountInputSchema } from './campaign.schema.ts';
import { campaignsTexts } from './campaigns.texts.ts';

const nothing = z.strictObject({});

/** Says what a step does, and takes it on the second press. */
export function StepDialog({
  campaign,
  step,
  onClose,
}: {
  readonly campaign: CampaignView;
  readonly step: CampaignStep | 'leave';
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(campaignsTexts);
  const move = useCommand(stepCampaign, onClose);
  const leave = useCommand(leaveCampaign, onClose);
  const params = { regionId: campaign.regionId, id: campaign.id };
  return (
    <Dialog title={`${t(`step.${step}`)} · ${campaign.title}`} onClose={onClose}>
      <p>{t(`hint.${step}`)}</p>
      <SchemaForm
        schema={nothing}
        initial={{}}
        fields={[]}
        submitLabel={t(`step.${step}`)}
        danger={step === 'cancel'}
        busy={move.isPending || leave.isPending}
        error={move.error ?? leave.error}
        onSubmit={() =>
          step === 'leave'
            ? leave.mutateAsync({ params })
            : move.mutateAsync({ params, version: campaign.version, body: { step } })
        }
      />
    </Dialog>
  );
}

const joinSchema = z.strictObject({
  headcount: headcountInputSchema.shape.headcount.nullable().default(null),
  source: z.string().max(240).default(''),
  on: headcountInputSchema.shape.on.nullable().default(null),
});

/** Joins, with the own headcount where it is to be ranked per head; or enters it later. */
export function StaffDialog({
  campaign,
  joins,
  onClose,
}: {
  readonly campaign: CampaignView;
  readonly joins: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(campaignsTexts);
  const join = useCommand(joinCampaign, onClose);
  const enter = useCommand(enterHeadcount, onClose);
  const params = { regionId: campaign.regionId, id: campaign.id };
  const label = joins ? t('step.join') : t('staff.save');
  return (
    <Dialog title={joins ? `${t('step.join')} · ${campaign.title}` : t('staff.enter')} onClose={onClose}>
      <p className="soft">{t('staff.hint')}</p>
      <SchemaForm
        schema={joinSchema}
        initial={{ on: today() }}
        fields={[
          { name: 'headcount', label: t('staff.headcount'), control: 'number', optional: joins },
          { name: 'source', label: t('staff.source'), control: 'text', optional: joins },
          { name: 'on', label: t('staff.on'), control: 'date', optional: joins },
        ]}
        submitLabel={label}
        busy={join.isPending || enter.isPending}
        error={join.error ?? enter.error}
        onSubmit={({ headcount, source, on }) => {
          const staff = headcount === null ? null : { headcount, source, on: on ?? today() };
          return joins
            ? join.mutateAsync({ params, body: { staff } })
            : enter.mutateAsync({ params, body: staff ?? { headcount: 0, source, on: on ?? today() } });
        }}
      />
    </Dialog>
  );
}
