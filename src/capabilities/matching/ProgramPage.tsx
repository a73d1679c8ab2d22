import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../../webkit/actor.tsx';
import { formatBasisPoints } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { StatusTag } from '../../webkit/StatusTag.tsx';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { getProgram } from '../offers/offer.api.ts';
import type { Offer, ProgramView } from '../offers/offer.schema.ts';
import { offersTexts } from '../offers/offers.texts.ts';
import { RuleTree } from '../offers/RuleTree.tsx';
import { matchingTexts } from './matching.texts.ts';
import { ReachPanel } from './ReachPanel.tsx';

const GRADES = ['auto_grant', 'short_form', 'ordinary'] as const;

function OfferFacts({ offer }: { readonly offer: Offer }): ReactNode {
  const t = useTexts(matchingTexts);
  return (
    <>
      <dt>{t('program.owner')}</dt>
      <dd>{offer.ownerName}</dd>
      <dt>{t('program.code')}</dt>
      <dd className="mono">{offer.code}</dd>
    </>
  );
}

function ProgramFacts({ program }: { readonly program: ProgramView }): ReactNode {
  const t = useTexts(matchingTexts);
  const pick = usePick();
  const grade = GRADES.find((known) => known === program.grade);
  const span = (from: string | null, to: string | null): string =>
    t('program.versionDates', { from: from ?? t('program.open'), to: to ?? t('program.open') });
  return (
    <dl className="details">
      <OfferFacts offer={program.offer} />
      <dt>{t('program.issuer')}</dt>
      <dd>{pick(program.issuer)}</dd>
      <dt>{t('program.jurisdiction')}</dt>
      <dd>{pick(program.jurisdiction)}</dd>
      <dt>{t('program.version')}</dt>
      <dd>
        {program.versions.map((version) => (
          <div key={version.id} className="row">
            <span className="mono">{version.id}</span>
            <span>{span(version.from, version.to)}</span>
            <StatusTag tone={version.inForce ? 'done' : 'idle'}>
              {t(version.inForce ? 'program.inForce' : 'program.notInForce')}
            </StatusTag>
          </div>
        ))}
      </dd>
      <dt>{t('program.windows')}</dt>
      <dd>
        {program.windows.length === 0
          ? t('program.allYear')
          : program.windows.map((one) => <div key={`${one.from} ${one.to}`}>{span(one.from, one.to)}</div>)}
      </dd>
      <dt>{t('program.benefit')}</dt>
      <dd>{pick(program.benefit)}</dd>
      <dt>{t('program.grade')}</dt>
      <dd>{grade ? t(`grade.${grade}`) : program.grade}</dd>
      <dt>{t('program.materials')}</dt>
      <dd>
        {program.materials.length === 0 ? '—' : program.materials.map((one) => <div key={one.zh}>{pick(one)}</div>)}
      </dd>
      <dt>{t('program.sources')}</dt>
      <dd>
        {program.sources.map((source) => (
          <div key={`${source.document} ${source.number}`}>
            {[source.document, source.number].filter(Boolean).join(' ')}
          </div>
        ))}
        <span className="small soft">{t('program.golden', { count: program.goldenCases })}</span>
      </dd>
    </dl>
  );
}

export interface ProgramPageProps {
  /** Parts of later rooms: a running job, and what can be done with a program. */
  readonly job: (id: string) => ReactNode;
  readonly action: (program: ProgramView) => ReactNode;
}

/** One offer: who gives it, its whole rule with sources, and whom of the population it reaches. */
export function ProgramPage({ job, action }: ProgramPageProps): ReactNode {
  const t = useTexts(matchingTexts);
  const offers = useTexts(offersTexts);
  const pick = usePick();
  const ref = useRowRef();
  const mayReach = useMay('population.read');
  const query = useQueryOf(getProgram, { params: ref });
  const offer = query.data?.offer;
  return (
    <>
      <PageHeader
        title={offer ? pick(offer.title) : offers('title')}
        crumb={<Link to="/offers">{offers('title')}</Link>}
        note={offer ? pick(offer.summary) : undefined}
        action={query.data?.program ? action(query.data.program) : null}
      />
      <Loaded query={query} lines={10}>
        {({ offer: shown, program }) => (
          <div className="stack">
            {program && mayReach ? <ReachPanel offer={shown} job={job} /> : null}
            <div className="columns">
              <Panel
                title={t('program.conditions')}
                aside={
                  shown.machineShareBp === null ? null : (
                    <span className="small soft">
                      {t('program.machineShare', { share: formatBasisPoints(shown.machineShareBp) })}
                    </span>
                  )
                }
              >
                {program?.conditions ? <RuleTree root={program.conditions} /> : <p>{t('program.noRules')}</p>}
              </Panel>
              <Panel title={pick(shown.title)}>
                {program ? (
                  <ProgramFacts program={program} />
                ) : (
                  <dl className="details">
                    <OfferFacts offer={shown} />
                  </dl>
                )}
                <p className="small soft" style={{ marginTop: 12 }}>
                  {t('program.handling', {
                    due: shown.handling.dueDays,
                    remind: shown.handling.remindDays,
                    escalate: shown.handling.escalateDays,
                  })}
                </p>
              </Panel>
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
