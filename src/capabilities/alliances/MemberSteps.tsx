import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { useDownload } from '../../webkit/useDownload.ts';
import { getCertificate } from './alliance.api.ts';
import type { Alliance, Member } from './alliance.schema.ts';
import { alliancesTexts } from './alliances.texts.ts';
import type { MemberAction } from './MemberDialog.tsx';

export interface MemberStepsProps {
  readonly alliance: Alliance;
  readonly member: Member;
  readonly onAct: (action: MemberAction, member: Member) => void;
}

/** What the secretariat does about one member. */
export function MemberSteps({ alliance, member, onAct }: MemberStepsProps): ReactNode {
  const t = useTexts(alliancesTexts);
  const download = useDownload();
  const params = { regionId: alliance.regionId, id: alliance.id };
  const { org, number } = member;
  if (org === null) return null;
  return (
    <span className="row">
      <Button small onClick={() => onAct('change', member)}>
        {t('directory.change')}
      </Button>
      {number ? (
        <Button
          small
          onClick={() =>
            download(getCertificate, { params, query: { memberOrg: org } }, `${t('files.certificate')}-${number}.pdf`)
          }
        >
          {t('directory.certificate')}
        </Button>
      ) : null}
      <Button small onClick={() => onAct('expel', member)}>
        {t('directory.expel')}
      </Button>
    </span>
  );
}
