import { ALLIANCE_PAGES } from './alliance.data.ts';
import { DISTRICT_PAGES } from './district.data.ts';
import type { LabelledPage } from './labelledPage.ts';
import { PARK_PAGES } from './park.data.ts';

/** 40 synthetic pages (合成) the rules may be tuned to. */
export const TUNED: readonly LabelledPage[] = [...DISTRICT_PAGES, ...ALLIANCE_PAGES, ...PARK_PAGES];
