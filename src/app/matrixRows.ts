import { randomIds } from '../kernel/ids.ts';
import type { Sql, SqlValue } from '../storage/sql.ts';

/**
 * Rows of the rooms of standing co-operation for the permission matrix, as few columns as the tables take: owned by one desk, shown to another.
 * A new room adds its table to `COOPERATION_TABLES` and a line here; the matrix reads who may see the row from its own columns.
 */
export const COOPERATION_TABLES: readonly [RegExp, string][] = [
  [/^\/tasks\/:regionId/, 'tasks'],
  [/^\/match-events\/:regionId/, 'match_events'],
  [/^\/match-meetings\/:regionId/, 'match_meetings'],
  [/^\/agreements\/:regionId/, 'agreements'],
  [/^\/meetings\/:regionId/, 'meetings'],
  [/^\/party-bodies\/:regionId/, 'party_bodies'],
  [/^\/venues\/:regionId/, 'venues'],
  [/^\/posts\/:regionId/, 'posts'],
  [/^\/postings\/:regionId/, 'postings'],
  [/^\/campaigns\/:regionId/, 'campaigns'],
  [/^\/pledges\/:regionId/, 'pledges'],
  [/^\/practice-rounds\/:regionId/, 'practice_rounds'],
  [/^\/practices\/:regionId/, 'practices'],
  [/^\/pages\/:regionId/, 'pages'],
  [/^\/page-sources\/:regionId/, 'page_sources'],
  [/^\/findings\/:regionId/, 'findings'],
  [/^\/activities\/:regionId/, 'activities'],
  [/^\/activity-programmes\/:regionId/, 'activity_programmes'],
  [/^\/activity-questions\/:regionId/, 'activity_questions'],
  [/^\/activity-answers\/:regionId/, 'activity_answers'],
  [/^\/initiatives\/:regionId/, 'initiatives'],
  [/^\/appointments\/:regionId/, 'appointments'],
  [/^\/study-plans\/:regionId/, 'study_plans'],
  [/^\/question-banks\/:regionId/, 'question_banks'],
  [/^\/quizzes\/:regionId/, 'quizzes'],
];

interface Desks {
  readonly regionId: string;
  /** Owns the rows. */
  readonly ownerOrg: number;
  /** Sees them. */
  readonly otherOrg: number;
}

/** `$1` region, `$2` id, `$3` owner, `$4` who else sees the row. */
const INSERTS: Readonly<Record<string, string>> = {
  postings: `insert into postings (region_id, id, owner_org, shared, list, alliance_org, poster_name, kind, title, capacity, created_at)
    values ($1, $2, $3, array[$4::int], 'need', $3, '矩阵', 'finance', '矩阵用条目', 1, now())`,
  posts: `insert into posts (region_id, id, owner_org, shared, title, created_at) values ($1, $2, $3, array[$4::int], '矩阵', now())`,
  party_bodies: `insert into party_bodies (region_id, id, owner_org, shared, party_org, name, form, basis, created_at) values ($1, $2, $3, array[$4::int], $3, '矩阵', 'branch', 'unit', now())`,
  venues: `insert into venues (region_id, id, owner_org, shared, name, seats, created_at) values ($1, $2, $3, array[$4::int], '矩阵', 10, now())`,
  campaigns: `insert into campaigns (region_id, id, owner_org, shared, convener_name, title, from_month, to_month, goals, status, created_at)
    values ($1, $2, $3, array[$4::int], '矩阵', '矩阵', '2026-10', '2026-12', '[{"kind":"credit_drawn","target":null}]', 'running', now())`,
  pledges: `insert into pledges (region_id, id, owner_org, shared, org_name, title, kind, target, due_on, from_month, created_at)
    values ($1, $2, $3, array[$4::int], '矩阵', '矩阵', 'credit_drawn', 100, '2026-12-31', '2026-11', now())`,
  practice_rounds: `insert into practice_rounds (region_id, id, owner_org, shared, convener_name, title, criteria, jurors, status, created_at)
    values ($1, $2, $3, array[$4::int], '矩阵', '矩阵', '[{"title":"成效","weight":1}]', array[$4::int], 'open', now())`,
  practices: `insert into practices (region_id, id, owner_org, shared, nominator_name, title, background, done, reuse, topic, case_region_id, case_id, enterprise_org, enterprise_name, round_region_id, round_id, convener_org, created_at)
    select $1, $2, $3, array[$4::int], '矩阵', '矩阵', '矩阵', '矩阵', '矩阵', 'finance', $1, $2, $4, '矩阵', region_id, id, $3, now() from practice_rounds where title = '矩阵' limit 1`,
  pages: `with version as (insert into page_versions (region_id, id, page_id, copy_id, owner_org, shared, number, raw, text, title, trust, doubts, edits, dropped, flags, hash, sketch, bands, words, word_count, added_at)
    values ($1, $2, $2, $2, $3, array[$4::int], 1, '矩阵', '矩阵', '矩阵', 'normal', 0, '[]', '[]', '[]', '', '{}', '{}', '', 0, now())),
    copy as (insert into page_copies (region_id, id, page_id, owner_org, shared, way, name, format, version_id, added_at)
      values ($1, $2, $2, $3, array[$4::int], 'paste', '矩阵', 'text', $2, now()))
    insert into pages (region_id, id, owner_org, shared, owner_name, title, trust, main_copy, shown_version, created_at, changed_at)
    values ($1, $2, $3, array[$4::int], '矩阵', '矩阵', 'normal', $2, $2, now(), now())`,
  findings: `with page as (insert into pages (region_id, id, owner_org, shared, owner_name, title, trust, main_copy, shown_version, created_at, changed_at)
      values ($1, gen_random_uuid(), $3, array[$4::int], '矩阵', '矩阵', 'normal', $2, $2, now(), now()) returning region_id, id),
    version as (insert into page_versions (region_id, id, page_id, copy_id, owner_org, shared, number, raw, text, title, trust, doubts, edits, dropped, flags, hash, sketch, bands, words, word_count, added_at)
      select region_id, $2, id, $2, $3, array[$4::int], 1, '矩阵', '矩阵', '矩阵', 'normal', 0, '[]', '[]', '[]', '', '{}', '{}', '', 0, now() from page),
    copy as (insert into page_copies (region_id, id, page_id, owner_org, shared, way, name, format, version_id, added_at)
      select region_id, $2, id, $3, array[$4::int], 'paste', '矩阵', 'text', $2, now() from page)
    insert into findings (region_id, id, owner_org, shared, page_id, version_id, identity, rule, subject_name, subject_type, indicator, value_kind, value, state, quote, quote_from, quote_to, page_title, page_trust, created_at)
    select region_id, $2, $3, array[$4::int], id, $2, '矩阵', 'figure.before', '矩阵', 'place', '矩阵', 'number', '120', 'result', '矩阵', 0, 2, '矩阵', 'normal', now() from page`,
  page_sources: `insert into page_sources (region_id, id, owner_org, shared, owner_name, title, address, every_hours, account_id, due_at, created_at)
    values ($1, $2::uuid, $3, array[$4::int], '矩阵', '矩阵', 'https://news.example/' || ($2::uuid)::text, 24, $2::uuid, '2200-01-01', now())`,
  meetings: `insert into meetings (region_id, id, owner_org, shared, body, title, starts_at, ends_at, rule, status, created_at)
    values ($1, $2, $3, array[$4::int], 'general', '矩阵', now(), now(), '{"present":{"num":1,"den":2},"agree":{"num":2,"den":3}}', 'called', now())`,
  agreements: `insert into agreements (region_id, id, owner_org, shared, title, starts_on, ends_on, status, created_at)
    values ($1, $2, $3, array[$4::int], '矩阵', '2026-01-01', '2026-12-31', 'inForce', now())`,
  tasks: `insert into tasks (region_id, id, owner_org, shared, title, task_org, due_on, origin_kind, origin_region_id, origin_id, created_at)
    select $1, $2, $3, array[$4::int], '矩阵', $4, '2026-12-31', 'agreement', region_id, id, now() from agreements where title = '矩阵' order by created_at desc limit 1`,
  activities: `insert into activities (region_id, id, owner_org, shared, kind, title, status, audience, starts_at, ends_at, place, created_by, created_at)
    values ($1, $2, $3, array[$4::int], 'salon', '矩阵', 'announced', 'invited', '2026-12-01T01:00:00Z', '2026-12-01T03:00:00Z', '矩阵', $2, now())`,
  activity_programmes: `insert into activity_programmes (region_id, id, owner_org, shared, year, title, created_at) values ($1, $2, $3, array[$4::int], 2026, '矩阵', now())`,
  activity_questions: `with activity as (insert into activities (region_id, id, owner_org, shared, kind, title, status, audience, starts_at, ends_at, place, created_by, created_at)
      values ($1, $2, $3, array[$4::int], 'salon', '矩阵', 'announced', 'invited', '2026-12-01T01:00:00Z', '2026-12-01T03:00:00Z', '矩阵', $2, now()) returning region_id, id)
    insert into activity_questions (region_id, id, owner_org, shared, activity_id, text, asked, due_on, at)
    select region_id, id, $3, array[$4::int], id, '矩阵', array[$4::int], '2026-12-31', now() from activity`,
  activity_answers: `with question as (select region_id, id from activity_questions where text = '矩阵' limit 1)
    insert into activity_answers (region_id, id, owner_org, shared, question_id, org, text, at) select region_id, $2, $3, array[$4::int], id, $3, '矩阵', now() from question where $1::text <> ''`,
  initiatives: `insert into initiatives (region_id, id, owner_org, shared, title, text, at) values ($1, $2, $3, array[$4::int], '矩阵', '矩阵', now())`,
  appointments: `insert into appointments (region_id, id, owner_org, shared, number, role, org, from_on, until_on, at)
    values ($1, $2, $3, array[$4::int], 'M-1', '矩阵', $4, '2026-01-01', '2026-12-31', now())`,
  study_plans: `insert into study_plans (region_id, id, owner_org, shared, title, from_on, until_on, audience, created_at)
    values ($1, $2, $3, array[$4::int], '矩阵', '2026-01-01', '2026-12-31', 'invited', now())`,
  question_banks: `insert into question_banks (region_id, id, owner_org, shared, title, created_at) values ($1, $2, $3, array[$4::int], '矩阵', now())`,
  quizzes: `insert into quizzes (region_id, id, owner_org, shared, bank_id, title, status, mode, audience, opens_at, closes_at, minutes, question_count, created_at)
    select $1, $2, $3, array[$4::int], id, '矩阵', 'closed', 'anonymous', 'invited', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', 10, 1, now() from question_banks where title = '矩阵' limit 1`,
  match_events: `insert into match_events (region_id, id, owner_org, shared, title, kind, status, place, day, slots, tables, capacity, sign_up_until, created_by, created_at)
    values ($1, $2, $3, array[$4::int], '矩阵', 'general', 'running', '矩阵', '2026-12-31', '[{"id":"1","starts":"09:00","ends":"09:20","isBreak":false}]', 2, 10, '2026-12-30', $2, now())`,
  match_meetings: `with event as (insert into match_events (region_id, id, owner_org, title, kind, status, place, day, slots, tables, capacity, sign_up_until, created_by, created_at)
      values ($1, $2, $3, '矩阵', 'general', 'running', '矩阵', '2026-12-31', '[]', 2, 10, '2026-12-30', $2, now()) returning region_id, id)
    insert into match_meetings (region_id, event_id, id, owner_org, shared, seeks_id, offers_id, seeks_org, offers_org, seeks_name, offers_name, slot, table_number, weight, is_mutual, status)
    select region_id, id, $2, $3, array[$4::int], $2, $2, $4, $3, '矩阵', '矩阵', '1', 1, 1, false, 'planned' from event`,
};

/** Writes one row a table, every text of it `word`; answers where each is. A practice names a case that is not there: leave it out where references are checked. */
export async function cooperationRows(
  sql: Sql,
  desks: Desks,
  word = '矩阵',
  without: readonly string[] = [],
): Promise<Record<string, { regionId: string; id: string }>> {
  const refs: Record<string, { regionId: string; id: string }> = {};
  const quoted = `'${word.replaceAll("'", "''")}'`;
  for (const [table, text] of Object.entries(INSERTS)) {
    if (without.includes(table)) continue;
    const id = randomIds.uuid();
    const values: SqlValue[] = [desks.regionId, id, desks.ownerOrg, desks.otherOrg];
    await sql.tx({ as: 'job', why: 'test' }, (tx) =>
      tx.query(
        text.replaceAll(/'矩阵[^']*'/g, () => quoted),
        values,
      ),
    );
    refs[table] = { regionId: desks.regionId, id };
  }
  return refs;
}
