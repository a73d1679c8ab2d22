/** References of standing co-operation that no foreign key holds: rows may lie in different regions, or one column names several tables. */

/** A column pair that names a row, as `[where it stands, its region, its id, the table it names, which rows are meant]`. */
type Reference = readonly [table: string, region: string, id: string, target: string, where?: string];

/** The table behind each kind of origin. */
export const ORIGIN_TABLES: Readonly<Record<string, string>> = {
  agreement: 'agreements',
  meeting: 'meetings',
  resolution: 'resolutions',
  posting: 'postings',
  partyLink: 'party_links',
  activity: 'activities',
  question: 'activity_questions',
  matchEvent: 'match_events',
  matchMeeting: 'match_meetings',
  campaign: 'campaigns',
  pledge: 'pledges',
  practice: 'practices',
};
const WORK = { need: 'needs', case: 'cases', task: 'tasks' };

const origins: readonly Reference[] = Object.entries(ORIGIN_TABLES).flatMap(([kind, table]): Reference[] => [
  ['origins', 'origin_region_id', 'origin_id', table, `x.origin_kind = '${kind}'`],
  ['tasks', 'origin_region_id', 'origin_id', table, `x.origin_kind = '${kind}'`],
]);
const work: readonly Reference[] = Object.entries(WORK).flatMap(([kind, table]): Reference[] => [
  ['origins', 'region_id', 'subject_id', table, `x.subject_kind = '${kind}'`],
  ['post_matters', 'matter_region_id', 'matter_id', table, `x.kind = '${kind}'`],
]);

const REFERENCES: readonly Reference[] = [
  ...origins,
  ...work,
  ['tasks', 'case_region_id', 'case_id', 'cases'],
  ['commitments', 'region_id', 'task_id', 'tasks'],
  ['resolutions', 'region_id', 'task_id', 'tasks'],
  ['activity_decisions', 'task_region_id', 'task_id', 'tasks'],
  ['meeting_questions', 'need_region_id', 'need_id', 'needs'],
  ['claims', 'case_region_id', 'case_id', 'cases'],
  ['match_meetings', 'case_region_id', 'case_id', 'cases'],
  ['activity_files', 'file_region_id', 'file_id', 'files'],
  ['activities', 'serves_region_id', 'serves_id', 'needs', `x.serves_kind = 'need'`],
  ['activities', 'serves_region_id', 'serves_id', 'cases', `x.serves_kind = 'case'`],
  ['activities', 'serves_region_id', 'serves_id', 'activity_programmes', `x.serves_kind = 'programme'`],
  ['pledge_cases', 'case_region_id', 'case_id', 'cases'],
  ['practices', 'case_region_id', 'case_id', 'cases'],
  ['pages', 'region_id', 'shown_version', 'page_versions'],
  ['pages', 'region_id', 'main_copy', 'page_copies'],
  ['page_copies', 'region_id', 'version_id', 'page_versions'],
  ['page_versions', 'region_id', 'copy_id', 'page_copies'],
  ['page_sources', 'region_id', 'page_id', 'pages'],
  ['program_notices', 'page_region_id', 'page_id', 'pages'],
  ['program_notices', 'page_region_id', 'page_version_id', 'page_versions'],
  ['program_notices', 'region_id', 'offer_id', 'offers'],
  ['findings', 'region_id', 'version_id', 'page_versions'],
  ['findings', 'region_id', 'same_as', 'findings'],
];

/** Tables whose rows may be an alliance's. */
const OF_ALLIANCES = [
  'agreements',
  'meetings',
  'postings',
  'activities',
  'match_events',
  'tasks',
  'origins',
  'campaigns',
];

const missing = ([table, region, id, target, where]: Reference): readonly [string, string] => [
  `${table}.${id} → ${target} 指向不存在的记录 of a row that is not there`,
  `select count(*)::int as n from ${table} x where x.${id} is not null and ${where ?? 'true'} and not exists (select 1 from ${target} y where y.region_id = x.${region} and y.id = x.${id})`,
];

/** Each statement counts rows that must not be. */
export const COOPERATION_REFERENCES: readonly (readonly [what: string, statement: string])[] = [
  ...REFERENCES.map(missing),
  ...OF_ALLIANCES.map((table): readonly [string, string] => [
    `${table}.alliance_org 不是联盟 of what is no alliance`,
    `select count(*)::int as n from ${table} x where x.alliance_org is not null and not exists (select 1 from principals p where p.id = x.alliance_org and p.kind = 'alliance')`,
  ]),
  [
    '认领数与认领记录不一致 postings whose claims differ',
    `select count(*)::int as n from postings p where p.claimed <> (select count(*) from claims c where c.region_id = p.region_id and c.posting_id = p.id and c.status = 'live')`,
  ],
];
