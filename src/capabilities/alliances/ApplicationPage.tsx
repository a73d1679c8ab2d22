import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { memberRoleName } from '../../vocabulary/memberRoles.ts';
import { useActor } from '../../webkit/actor.tsx';
import { allianceAddress } from '../../webkit/addresses.ts';
import { Button } from '../../webkit/Button.tsx';
import { formatInstant } from '../../webkit/format.ts';
import { useLanguage, useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useDownload } from '../../webkit/useDownload.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { ApplicationSteps } from './ApplicationSteps.tsx';
import { getCertificate } from './alliance.api.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { getApplication } from './application.api.ts';
import type { Application } from './application.schema.ts';
import { StandingTag } from './StandingTag.tsx';
import { VotePanel } from './VotePanel.tsx';

const FIELDS = ['nature', 'business', 'foundedOn', 'capital', 'address', 'contact', 'offers', 'seeks'] as const;

function FormPanel({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(alliancesTexts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { form } = application;
  return (
    <Panel title={t('application.form')}>
      {form ? (
        <dl className="details">
          <dt>{t('apply.role')}</dt>
          <dd>{memberRoleName(application.role, language)}</dd>
          {FIELDS.filter((field) => form[field] !== '').map((field) => (
            <Fragment key={field}>
              <dt>{t(`apply.${field}`)}</dt>
              <dd>{form[field]}</dd>
            </Fragment>
          ))}
        </dl>
      ) : (
        <p className="soft">{t('application.formHidden')}</p>
      )}
    </Panel>
  );
}

const STEPS = ['submit', 'withdraw', 'return', 'refuse', 'putToVote', 'admit', 'reject', 'lapse'] as const;

function StepsPanel({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(alliancesTexts);
  if (application.steps.length === 0) return null;
  return (
    <Panel title={t('application.steps')}>
      <ul className="list">
        {application.steps.map((step) => {
          const known = STEPS.find((one) => one === step.step);
          return (
            <li key={`${step.at} ${step.step}`}>
              <span>{known ? t(`step.${known}`) : step.step}</span>
              <div className="small soft">
                {[formatInstant(step.at), step.byName, step.text].filter((part) => part !== '').join(' · ')}
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function Standing({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(alliancesTexts);
  const own = useActor().org === application.applicant.org;
  const download = useDownload();
  const { regionId, id } = application.alliance;
  return (
    <Panel title={t('application.status')}>
      <div className="stack-tight">
        <div>
          <StandingTag application={application} />
        </div>
        {application.reason ? <p>{application.reason}</p> : null}
        {application.number ? (
          <p className="numeric">{t('profile.ownNumber', { number: application.number })}</p>
        ) : null}
        {own && application.status === 'admitted' ? (
          <Button
            look="primary"
            onClick={() =>
              download(getCertificate, { params: { regionId, id }, query: {} }, `${t('files.certificate')}.pdf`)
            }
          >
            {t('application.certificate')}
          </Button>
        ) : null}
        <ApplicationSteps application={application} />
      </div>
    </Panel>
  );
}

/** One application from draft to number, with what the reader can do about it. */
export function ApplicationPage(): ReactNode {
  const t = useTexts(alliancesTexts);
  const query = useQueryOf(getApplication, { params: useRowRef() });
  const title = query.data
    ? t('application.of', { applicant: query.data.applicant.name, alliance: query.data.alliance.name })
    : t('application.title');
  return (
    <>
      <PageHeader
        title={title}
        crumb={query.data ? <Link to={allianceAddress(query.data.alliance)}>{query.data.alliance.name}</Link> : null}
        note={t('application.note')}
      />
      <Loaded query={query} lines={8}>
        {(application) => (
          <div className="columns">
            <div className="stack">
              <FormPanel application={application} />
              <StepsPanel application={application} />
            </div>
            <div className="stack">
              <Standing application={application} />
              <VotePanel application={application} />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
