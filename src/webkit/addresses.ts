import type { RowRef } from '../kernel/fields.ts';

/** Addresses of pages about one thing; router.test.ts checks that each leads to a route. */
export const needAddress = (ref: RowRef): string => `/needs/${ref.regionId}/${ref.id}`;
export const draftAddress = (ref: RowRef): string => `/needs/${ref.regionId}/${ref.id}/edit`;
export const caseAddress = (ref: RowRef): string => `/cases/${ref.regionId}/${ref.id}`;
export const enterpriseAddress = (ref: RowRef): string => `/enterprises/${ref.regionId}/${ref.id}`;
export const offerAddress = (ref: RowRef): string => `/offers/${ref.regionId}/${ref.id}`;
/** Rules drafted from a notice: pasted there, or read from a document of the library. */
export const newPolicyNoticeAddress = (page?: RowRef): string =>
  page ? `/policy-notices/new?page=${page.regionId}/${page.id}` : '/policy-notices/new';
export const draftRulesAddress = (ref: RowRef): string => `/rule-drafts/${ref.regionId}/${ref.id}`;
export const outcomeAddress = (ref: RowRef): string => `/outcomes/${ref.regionId}/${ref.id}`;
export const grantListAddress = (ref: RowRef): string => `/grant-lists/${ref.regionId}/${ref.id}`;
export const importAddress = (id: string): string => `/imports/${id}`;
export const activityAddress = (ref: RowRef): string => `/activities/${ref.regionId}/${ref.id}`;
export const doorAddress = (ref: RowRef): string => `/activities/${ref.regionId}/${ref.id}/door`;
export const programmeAddress = (ref: RowRef): string => `/activity-plans/${ref.regionId}/${ref.id}`;
export const allianceAddress = (ref: RowRef): string => `/alliances/${ref.regionId}/${ref.id}`;
export const allianceMembersAddress = (ref: RowRef): string => `/alliances/${ref.regionId}/${ref.id}/members`;
export const applicationAddress = (ref: RowRef): string => `/alliance-applications/${ref.regionId}/${ref.id}`;
export const studyPlanAddress = (ref: RowRef): string => `/study-plans/${ref.regionId}/${ref.id}`;
export const bankAddress = (ref: RowRef): string => `/question-banks/${ref.regionId}/${ref.id}`;
export const quizAddress = (ref: RowRef): string => `/quizzes/${ref.regionId}/${ref.id}`;
export const taskAddress = (ref: RowRef): string => `/tasks/${ref.regionId}/${ref.id}`;
export const agreementAddress = (ref: RowRef): string => `/agreements/${ref.regionId}/${ref.id}`;
export const agreementEditAddress = (ref: RowRef): string => `/agreements/${ref.regionId}/${ref.id}/edit`;
export const matchEventAddress = (ref: RowRef): string => `/match-events/${ref.regionId}/${ref.id}`;
export const meetingAddress = (ref: RowRef): string => `/meetings/${ref.regionId}/${ref.id}`;
export const meetingEditAddress = (ref: RowRef): string => `/meetings/${ref.regionId}/${ref.id}/edit`;
export const campaignAddress = (ref: RowRef): string => `/campaigns/${ref.regionId}/${ref.id}`;
export const campaignEditAddress = (ref: RowRef): string => `/campaigns/${ref.regionId}/${ref.id}/edit`;
export const practiceAddress = (ref: RowRef): string => `/practices/${ref.regionId}/${ref.id}`;
export const practiceRoundAddress = (ref: RowRef): string => `/practice-rounds/${ref.regionId}/${ref.id}`;
export const pageAddress = (ref: RowRef): string => `/pages/${ref.regionId}/${ref.id}`;
export const pageChangesAddress = (ref: RowRef): string => `/pages/${ref.regionId}/${ref.id}/changes`;
export const pledgeAddress = (ref: RowRef): string => `/pledges/${ref.regionId}/${ref.id}`;
export const postingAddress = (ref: RowRef): string => `/postings/${ref.regionId}/${ref.id}`;
export const postAddress = (ref: RowRef): string => `/posts/${ref.regionId}/${ref.id}`;
export const partyBodyAddress = (ref: RowRef): string => `/party/bodies/${ref.regionId}/${ref.id}`;
export const partyLinkAddress = (ref: RowRef): string => `/party/links/${ref.regionId}/${ref.id}`;
export const venueAddress = (ref: RowRef): string => `/party/venues/${ref.regionId}/${ref.id}`;
