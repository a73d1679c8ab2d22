import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import * as z from 'zod';
import { practiceAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { SchemaForm } from '../../webkit/SchemaForm.tsx';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { PracticeStatusTag, RoundStatusTag } from './PracticeTags.tsx';
import { getRound, listPractices, stepRound } from './practice.api.ts';
import { practicesTexts } from './practices.texts.ts';
import { type Round, type RoundStep, roundStepSchema } from './round.schema.ts';
import { hundredths } from './scoreText.rules.ts';

const nothing = z.strictObject({});

function StepDialog({
  round,
  step,
  onClose,
}: {
  readonly round: Round;
  readonly step: RoundStep;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(practicesTexts);
  const send = useCommand(stepRound, onClose);
  return (
    <Dialog title={`${t(`round.step.${step}`)} · ${round.title}`} onClose={onClose}>
      <p>{t(`round.hint.${step}`)}</p>
      <SchemaForm
        schema={nothing}
        initial={{}}
        fields={[]}
        submitLabel={t(`round.step.${step}`)}
        danger={step === 'cancel'}
        busy={send.isPending}
        error={send.error}
        onSubmit={() =>
          send.mutateAsync({
            params: { regionId: round.regionId, id: round.id },
            version: round.version,
            body: { step },
          })
        }
      />
    </Dialog>
  );
}

function Practices({ round }: { readonly round: Round }): ReactNode {
  const t = useTexts(practicesTexts);
  const { data } = useQueryOf(listPractices, { query: { round: round.id, limit: 100 } });
  const practices = data?.items ?? [];
  return (
    <Panel title={t('round.practices')} aside={<span className="soft">{practices.length}</span>}>
      {practices.length === 0 ? <p className="soft">{t('round.noPractices')}</p> : null}
      <ul className="list">
        {practices.map((one) => (
          <li key={one.id}>
            <div className="row-apart">
              <Link to={practiceAddress(one)}>{one.title}</Link>
              <PracticeStatusTag status={one.status} />
            </div>
            <div className="small soft">
              {t('page.from', { enterprise: one.enterpriseName, nominator: one.nominatorName })}
              {one.result ? ` · ${hundredths(one.result.num, one.result.den)}` : ''}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Rules({ round }: { readonly round: Round }): ReactNode {
  const t = useTexts(practicesTexts);
  return (
    <div className="stack">
      <Panel title={t('round.criteria')}>
        <ul className="list">
          {round.criteria.map((one) => (
            <li key={one.title}>{t('round.weightOf', { title: one.title, weight: one.weight })}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('round.jurors')} aside={<span className="soft">{round.jurors.length}</span>}>
        <ul className="list">
          {round.jurors.map((one) => (
            <li key={one.org}>{one.name}</li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

/** A selection round: what it looks for, who judges, what was put forward as far as the reader may see. */
export function RoundPage(): ReactNode {
  const t = useTexts(practicesTexts);
  const query = useQueryOf(getRound, { params: useRowRef() });
  const [step, setStep] = useState<RoundStep | null>(null);
  return (
    <>
      <PageHeader
        title={query.data?.title ?? t('round.title')}
        crumb={<Link to="/practice-rounds">{t('round.title')}</Link>}
      />
      <Loaded query={query}>
        {(round) => (
          <div className="stack">
            <div className="row">
              <RoundStatusTag status={round.status} />
              <span className="soft">{round.convenerName}</span>
              {round.isJuror ? <StatusTag tone="active">{t('round.juror')}</StatusTag> : null}
            </div>
            <div className="row">
              {roundStepSchema.options
                .filter((name) => round.may.includes(name))
                .map((name, index) => (
                  <Button key={name} look={index === 0 ? 'primary' : 'plain'} onClick={() => setStep(name)}>
                    {t(`round.step.${name}`)}
                  </Button>
                ))}
            </div>
            <div className="columns">
              <Practices round={round} />
              <Rules round={round} />
            </div>
            {step ? <StepDialog round={round} step={step} onClose={() => setStep(null)} /> : null}
          </div>
        )}
      </Loaded>
    </>
  );
}
