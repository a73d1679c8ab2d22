import type { Standing } from './application.schema.ts';

/** Who is told what when an application or a membership moves. Pure; the store sends it with the change. */

export interface Told {
  readonly orgs: readonly number[];
  readonly zh: string;
  readonly en: string;
  readonly link: string;
}

export interface MovedApplication {
  readonly regionId: string;
  readonly id: string;
  readonly applicantOrg: number;
  readonly applicantName: string;
  readonly allianceOrg: number;
}

/** Null where nobody has to be told. `voters`: who got a ballot. */
export function toldOfMove(
  application: MovedApplication,
  from: Standing,
  to: Standing,
  more: { readonly voters?: readonly number[]; readonly number?: string | undefined },
): Told | null {
  const { applicantOrg, applicantName, allianceOrg } = application;
  const link = `/alliance-applications/${application.regionId}/${application.id}`;
  const told = (orgs: readonly number[], zh: string, en: string): Told => ({ orgs, zh, en, link });
  if (to === 'submitted' && from === 'draft')
    return told([allianceOrg], `${applicantName} 申请入会，请审核`, `${applicantName} applies to join; please check`);
  if (to === 'submitted')
    return told(
      [allianceOrg],
      `${applicantName} 入会表决未达法定数，退回秘书处`,
      `The vote on ${applicantName} had no quorum`,
    );
  if (to === 'voting')
    return told(
      more.voters ?? [],
      `请表决：${applicantName} 申请入会`,
      `Please vote: ${applicantName} applies to join`,
    );
  if (to === 'draft')
    return told([applicantOrg], '入会申请已退回，请修改后再提交', 'Your application was returned for correction');
  if (to === 'admitted')
    return told(
      [applicantOrg, allianceOrg],
      `${applicantName} 已入会，会员编号 ${more.number ?? ''}`,
      `${applicantName} was admitted, number ${more.number ?? ''}`,
    );
  if (to === 'refused') return told([applicantOrg], '入会申请未通过', 'Your application was not carried');
  if (to === 'withdrawn' && from !== 'draft')
    return told([allianceOrg], `${applicantName} 撤回了入会申请`, `${applicantName} withdrew its application`);
  return null;
}

const STEPS: Readonly<Record<string, { readonly toMember: boolean; readonly zh: string; readonly en: string }>> = {
  leave: { toMember: false, zh: '有成员退会', en: 'A member left' },
  expel: { toMember: true, zh: '贵单位已被除名', en: 'Your organisation was expelled' },
  changeRoles: { toMember: true, zh: '贵单位在联盟中的角色已变更', en: 'Your role in the alliance changed' },
};

export function toldOfMember(
  alliance: { readonly regionId: string; readonly id: string; readonly org: number },
  memberOrg: number,
  step: string,
): Told | null {
  const words = STEPS[step];
  if (!words) return null;
  const link = `/alliances/${alliance.regionId}/${alliance.id}`;
  return { orgs: [words.toMember ? memberOrg : alliance.org], zh: words.zh, en: words.en, link };
}
