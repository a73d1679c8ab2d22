import type { RowRef } from '../kernel/fields.ts';

/** Addresses of pages about one thing; router.test.ts checks that each leads to a route. */
export const needAddress = (ref: RowRef): string => `/needs/${ref.regionId}/${ref.id}`;
export const draftAddress = (ref: RowRef): string => `/needs/${ref.regionId}/${ref.id}/edit`;
export const caseAddress = (ref: RowRef): string => `/cases/${ref.regionId}/${ref.id}`;
export const enterpriseAddress = (ref: RowRef): string => `/enterprises/${ref.regionId}/${ref.id}`;
export const offerAddress = (ref: RowRef): string => `/offers/${ref.regionId}/${ref.id}`;
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
export const postingAddress = (ref: RowRef): string => `/postings/${ref.regionId}/${ref.id}`;
export const postAddress = (ref: RowRef): string => `/posts/${ref.regionId}/${ref.id}`;
