import type { Confidence } from './organisations.data.ts';

/** `officer`: an officer whose role is not clear; `namedAround`: named beside the body, role not published. */
export type MemberRole =
  | 'chair'
  | 'viceChair'
  | 'initiator'
  | 'secretariat'
  | 'lead'
  | 'officer'
  | 'member'
  | 'namedAround';

export type MembershipRow = readonly [
  alliance: string,
  member: string,
  role: MemberRole,
  /** The founding day where the page of that day names the member; null where no day is known. */
  since: string | null,
  source: string,
  confidence: Confidence,
];

/** Public members only. The lists of most alliances are not public: their number is an indicator (成员单位), names are not made up. */
export const MEMBERSHIP_ROWS: readonly MembershipRow[] = [
  ['al-materials', 'dmegc', 'initiator', null, 'G05', 'high'],
  ['al-robot', 'efort', 'chair', '2018-12-21', 'G08', 'high'],
  ['al-robot', 'ksrob', 'viceChair', '2018-12-21', 'G08', 'high'],
  ['al-robot', 'huibo', 'viceChair', '2018-12-21', 'G08', 'high'],
  ['al-robot', 'gzrob', 'viceChair', '2018-12-21', 'G08', 'high'],
  ['al-ai', 'csg', 'chair', '2019-05-15', 'G01', 'high'],
  ['al-bio', 'apeloa', 'viceChair', '2019-05-28', 'G02', 'high'],
  ['al-bio', 'anke', 'viceChair', '2019-05-28', 'G02', 'high'],
  ['al-bio', 'heze', 'officer', '2019-05-28', 'G02', 'medium'],
  ['al-bio', 'aoya', 'officer', '2019-05-28', 'G02', 'medium'],
  ['al-ic', 'sznano', 'secretariat', '2019-06-28', 'G14', 'high'],
  ['al-ga', 'cetcwh', 'chair', null, 'G10', 'high'],
  ['al-ga', 'whkg', 'secretariat', null, 'G10', 'high'],
  ['b-uni', 'sues', 'lead', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'zjnu', 'member', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'usts', 'member', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'ahpu', 'member', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'zjxu', 'member', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'hutc', 'member', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'hfuu', 'member', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'zucc', 'member', '2020-08-27', 'H38', 'high'],
  ['b-uni', 'xcvtc', 'member', '2020-08-27', 'H38', 'high'],
  ['b-bund-party', 'cssc', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-party', 'zhtrust', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-party', 'sinoph', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-party', 'cscst', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-tech', 'cssc', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-tech', 'sinoph', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-tech', 'cetcrob', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-tech', 'cscst', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-tech', 'pipe', 'namedAround', null, 'S2', 'medium'],
  ['b-bund-fin', 'bund', 'lead', null, 'H31', 'high'],
  ['b-bases', 'p-lgsj', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-base-330109', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-base-330700', 'member', null, 'G26', 'high'],
  ['b-bases', 'ksiiri', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-base-340122', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-tus', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-base-330421', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-base-320507', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-deqing', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-base-341802', 'member', null, 'G26', 'high'],
  ['b-bases', 'p-base-340210', 'member', null, 'G26', 'high'],
  ['b-chanrong', 'p-tus', 'member', '2021-11-08', 'G25', 'high'],
  ['b-chanrong', 'p-kunshanbio', 'member', '2021-11-08', 'G25', 'high'],
  ['b-chanrong', 'p-fenhu', 'member', null, 'G56', 'high'],
  ['b-chanrong', 'p-xinchuangjh', 'member', '2025-11-28', 'G60', 'high'],
  ['b-am', 'comac', 'initiator', '2020-06-18', 'G39', 'medium'],
];
