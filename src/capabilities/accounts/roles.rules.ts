import type { Role } from '../../kernel/actor.ts';
import type { Permission } from '../../kernel/contract.ts';

/** What each role may ask for at all. Which rows it then reaches is decided by each room's access rules and by row security. */

/** What belongs to whoever takes part in an alliance, a meeting, an activity: offices, services and enterprises alike. */
const everyMember = [
  'tasks.read',
  'tasks.work',
  'alliances.read',
  'alliances.join',
  'agreements.read',
  'meetings.read',
  'meetings.reply',
  'postings.read',
  'postings.post',
  'party.read',
  'party.book',
  'posts.read',
  'posts.manage',
  'activities.read',
  'activities.join',
  'studies.read',
  'studies.answer',
  'matchEvents.read',
  'matchEvents.join',
  'campaigns.read',
  'practices.read',
  'practices.nominate',
  'pages.read',
  'statistics.read',
  'network.read',
] as const satisfies readonly Permission[];

const everyHandler = [
  'enterprises.read',
  'facts.read',
  'offers.read',
  'needs.read',
  'cases.read',
  'cases.handle',
  'cases.comment',
  'outcomes.report',
  'outcomes.read',
  'outcomes.confirm',
  'files.upload',
  'population.read',
  'indicators.read',
  'consents.read',
  'consents.request',
  'grantLists.read',
  'grantLists.object',
  ...everyMember,
  'agreements.manage',
  'activities.manage',
  'studies.manage',
  'matchEvents.manage',
  'campaigns.pledge',
  'practices.judge',
  'pages.add',
  'findings.review',
] as const satisfies readonly Permission[];

/** Leads bodies of several organisations: convenes meetings, runs campaigns, publishes practices. */
const convenes = ['meetings.manage', 'campaigns.manage', 'practices.manage'] as const satisfies readonly Permission[];

const everyOffice = [
  ...everyHandler,
  ...convenes,
  'party.manage',
  'outcomes.review',
  'indicators.recount',
  'population.invite',
  'offers.edit',
  'grantLists.manage',
  'grantLists.pay',
  'pages.watch',
] as const satisfies readonly Permission[];
const enterpriseCare = [
  'facts.record',
  'facts.decide',
  'imports.run',
  'needs.raise',
  'consents.give',
] as const satisfies readonly Permission[];

export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  corridorOffice: [...everyOffice, 'alliances.manage'],
  districtOffice: [...everyOffice, ...enterpriseCare],
  parkOfficer: [...everyHandler, ...enterpriseCare, 'population.invite'],
  allianceSecretariat: [...everyHandler, ...convenes, 'alliances.manage'],
  bank: everyHandler,
  institute: everyHandler,
  enterprise: [
    'enterprises.read',
    'facts.read',
    'facts.record',
    'offers.read',
    'needs.read',
    'needs.raise',
    'cases.read',
    'cases.comment',
    'outcomes.read',
    'outcomes.confirm',
    'files.upload',
    'consents.read',
    'consents.give',
    'grantLists.read',
    'grantLists.object',
    'grantLists.confirm',
    ...everyMember,
    'agreements.manage',
    'campaigns.pledge',
  ],
  // A party committee, branch or joint body of organisations: works on organisations and cases, holds nothing about persons.
  partyDesk: [...everyHandler, ...convenes, 'party.manage'],
  // Reads who did what and whether the figures add up; never the contents of cases.
  auditor: ['audit.read', 'indicators.read', 'indicators.recount'],
  // Runs accounts and nothing else: an operator has no read of business content (TRUST R23).
  administrator: ['accounts.administer'],
};

/** Which kinds of organisation a role belongs to. */
export const ORGANISATION_KINDS_OF: Readonly<Record<Role, readonly string[]>> = {
  corridorOffice: ['office'],
  districtOffice: ['office'],
  parkOfficer: ['park'],
  allianceSecretariat: ['alliance'],
  bank: ['bank'],
  institute: ['institute', 'platform'],
  enterprise: ['enterprise'],
  partyDesk: ['party'],
  auditor: ['office'],
  administrator: ['office'],
};
