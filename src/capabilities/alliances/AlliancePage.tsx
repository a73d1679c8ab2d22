import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { allianceMembersAddress, applicationAddress } from '../../webkit/addresses.ts';
import { Button, buttonClass } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Loaded } from '../../webkit/Loaded.tsx';
import { PageHeader } from '../../webkit/PageHeader.tsx';
import { Panel } from '../../webkit/Panel.tsx';
import { useQueryOf } from '../../webkit/queries.ts';
import { useRowRef } from '../../webkit/useRowRef.ts';
import { CountedFigures } from '../origins/CountedFigures.tsx';
import { ApplyDialog } from './ApplyDialog.tsx';
import { getAlliance, getAllianceOutcomes } from './alliance.api.ts';
import type { Alliance } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import { CharterPanel } from './CharterPanel.tsx';
import { DuesPanel } from './DuesPanel.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { ProfilePanel } from './ProfilePanel.tsx';
import { RatingPanel } from './RatingPanel.tsx';
import { RoleCounts } from './RoleCounts.tsx';

/** What the reader can do about its own membership: apply, see its application, leave. */
function OwnSteps({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const navigate = useNavigate();
  const [open, setOpen] = useState<'apply' | 'leave'>();
  const close = (): void => setOpen(undefined);
  if (alliance.application)
    return (
      <Link className={buttonClass('primary')} to={applicationAddress(alliance.application)}>
        {t('apply.resume')}
      </Link>
    );
  return (
    <>
      {alliance.may.includes('apply') ? (
        <Button look="primary" onClick={() => setOpen('apply')}>
          {t('apply.open')}
        </Button>
      ) : null}
      {alliance.may.includes('leave') ? <Button onClick={() => setOpen('leave')}>{t('leave.open')}</Button> : null}
      {open === 'apply' ? (
        <ApplyDialog
          alliance={alliance}
          onClose={close}
          onSaved={(application) => void navigate({ href: applicationAddress(application) })}
        />
      ) : null}
      {open === 'leave' ? <LeaveDialog alliance={alliance} onClose={close} /> : null}
    </>
  );
}

function Outcomes({ alliance }: { readonly alliance: Alliance }): ReactNode {
  const t = useTexts(alliancesTexts);
  const params = { regionId: alliance.regionId, id: alliance.id };
  const query = useQueryOf(getAllianceOutcomes, { params });
  return (
    <Panel title={t('profile.outcomes')}>
      <Loaded query={query} lines={3}>
        {(counted) => <CountedFigures counted={counted} />}
      </Loaded>
    </Panel>
  );
}

/** One alliance: what it is for, who is in it, by which charter, what came of it. */
export function AlliancePage(): ReactNode {
  const t = useTexts(alliancesTexts);
  const query = useQueryOf(getAlliance, { params: useRowRef() });
  return (
    <>
      <PageHeader
        title={query.data?.name ?? t('title')}
        crumb={<Link to="/alliances">{t('title')}</Link>}
        action={query.data ? <OwnSteps alliance={query.data} /> : null}
      />
      <Loaded query={query} lines={10}>
        {(alliance) => (
          <div className="columns">
            <div className="stack">
              <Panel
                title={t('profile.members')}
                aside={
                  <Link className={buttonClass('plain', true)} to={allianceMembersAddress(alliance)}>
                    {t('profile.allMembers')}
                  </Link>
                }
              >
                <RoleCounts alliance={alliance} />
              </Panel>
              <CharterPanel alliance={alliance} />
              <RatingPanel alliance={alliance} />
              <DuesPanel alliance={alliance} />
            </div>
            <div className="stack">
              <ProfilePanel alliance={alliance} />
              <Outcomes alliance={alliance} />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}
