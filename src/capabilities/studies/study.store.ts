import { listPage } from '../../storage/page.ts';
import { oneRow, type Tx } from '../../storage/sql.ts';
import type { Reach } from '../activities/activity.rules.ts';
import type { BankQuestion, NewBankQuestion, QuestionKind } from './bank.schema.ts';
import type { Material, NewMaterial, NewStudyPlan } from './study.schema.ts';

/** The only writer and reader of study plans, materials and question banks. */

interface Key {
  readonly regionId: string;
  readonly id: string;
  readonly ownerOrg: number;
}

const orNull = (orgs: readonly number[]): readonly number[] | null => (orgs.length === 0 ? null : orgs);

export interface PlanRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly is_public: boolean;
  readonly open_region: string | null;
  readonly shared: number[] | null;
  readonly title: string;
  readonly note: string;
  readonly from_on: string;
  readonly until_on: string;
  readonly synthetic: boolean;
  readonly version: number;
}

const PLAN =
  'region_id, id, owner_org, is_public, open_region, shared, title, note, from_on, until_on, synthetic, created_at, version';

export const insertPlan = (
  tx: Tx,
  key: Key & { readonly reach: Reach; readonly synthetic: boolean; readonly at: string },
  plan: NewStudyPlan,
) =>
  tx.query(
    `insert into study_plans (region_id, id, owner_org, is_public, open_region, shared, title, note, from_on, until_on, audience, alliance_org, synthetic, created_at)
     values ($1, $2, $3, $4, $5, $6::int[], $7, $8, $9::date, $10::date, $11, $12, $13, $14)`,
    [
      key.regionId,
      key.id,
      key.ownerOrg,
      key.reach.isPublic,
      key.reach.openRegion,
      orNull(key.reach.shared),
      plan.title,
      plan.note,
      plan.fromOn,
      plan.untilOn,
      plan.audience,
      plan.allianceOrg,
      key.synthetic,
      key.at,
    ],
  );

export const findPlan = (tx: Tx, regionId: string, id: string) =>
  oneRow<PlanRow>(tx, `select ${PLAN} from study_plans where region_id = $1 and id = $2`, [regionId, id]);

export const listPlanRows = (tx: Tx, limit: number, after: readonly (string | number)[] | null) =>
  listPage<PlanRow>(tx, {
    table: 'study_plans',
    columns: PLAN,
    conditions: [],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit,
    after,
  });

/** A material is read by whoever reads its plan. */
export const insertMaterial = (tx: Tx, plan: PlanRow, id: string, row: NewMaterial) =>
  tx.query(
    `insert into study_materials (region_id, plan_id, id, owner_org, is_public, open_region, shared, kind, title, source, url, text, file_region_id, file_id)
     values ($1, $2, $3, $4, $5, $6, $7::int[], $8, $9, $10, $11, $12, $13, $14)`,
    [
      plan.region_id,
      plan.id,
      id,
      plan.owner_org,
      plan.is_public,
      plan.open_region,
      plan.shared,
      row.kind,
      row.title,
      row.source,
      row.url,
      row.text,
      row.file?.regionId ?? null,
      row.file?.id ?? null,
    ],
  );

export interface MaterialRow extends Pick<Material, 'id' | 'kind' | 'title' | 'source' | 'url' | 'text'> {
  readonly plan_id: string;
  readonly file_region_id: string | null;
  readonly file_id: string | null;
}

export const materialsOf = async (tx: Tx, planIds: readonly string[]): Promise<readonly MaterialRow[]> =>
  (
    await tx.query<MaterialRow>(
      'select plan_id, id, kind, title, source, url, text, file_region_id, file_id from study_materials where plan_id = any($1::uuid[]) order by seq',
      [[...planIds]],
    )
  ).rows;

export interface BankRow {
  readonly region_id: string;
  readonly id: string;
  readonly owner_org: number;
  readonly title: string;
  readonly note: string;
  readonly synthetic: boolean;
}

const BANK = 'region_id, id, owner_org, title, note, synthetic, created_at';

/** A bank is its organisation's own: it holds the right answers. */
export const insertBank = (
  tx: Tx,
  key: Key & { readonly synthetic: boolean; readonly at: string },
  bank: { readonly title: string; readonly note: string },
) =>
  tx.query(
    'insert into question_banks (region_id, id, owner_org, title, note, synthetic, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [key.regionId, key.id, key.ownerOrg, bank.title, bank.note, key.synthetic, key.at],
  );

export const findBank = (tx: Tx, regionId: string, id: string) =>
  oneRow<BankRow>(tx, `select ${BANK} from question_banks where region_id = $1 and id = $2`, [regionId, id]);

export const listBankRows = (tx: Tx, limit: number, after: readonly (string | number)[] | null) =>
  listPage<BankRow>(tx, {
    table: 'question_banks',
    columns: BANK,
    conditions: [],
    order: ['created_at', 'region_id', 'id'],
    descending: true,
    limit,
    after,
  });

export const insertQuestions = (
  tx: Tx,
  bank: { readonly regionId: string; readonly bankId: string; readonly ownerOrg: number },
  questions: readonly (NewBankQuestion & { readonly id: string })[],
) =>
  tx.query(
    `insert into bank_questions (region_id, bank_id, id, owner_org, kind, text, options, correct, explanation, source)
     select $1, $2, x.i, $3, x.k, x.t, array(select o.v from json_array_elements_text(x.o) as o (v)), array(select c.v::int from json_array_elements_text(x.c) as c (v)), x.e, x.s
     from json_to_recordset($4::json) as x (i uuid, k text, t text, o json, c json, e text, s text)`,
    [
      bank.regionId,
      bank.bankId,
      bank.ownerOrg,
      JSON.stringify(
        questions.map((one) => ({
          i: one.id,
          k: one.kind,
          t: one.text,
          o: one.options,
          c: one.correct,
          e: one.explanation,
          s: one.source,
        })),
      ),
    ],
  );

export const retireQuestion = (tx: Tx, regionId: string, bankId: string, id: string) =>
  tx.query(
    'update bank_questions set retired = true where region_id = $1 and bank_id = $2 and id = $3 and not retired',
    [regionId, bankId, id],
  );

export const questionsOf = async (tx: Tx, regionId: string, bankId: string): Promise<readonly BankQuestion[]> =>
  (
    await tx.query<Omit<BankQuestion, 'kind'> & { readonly kind: QuestionKind }>(
      'select id, kind, text, options, correct, explanation, source from bank_questions where region_id = $1 and bank_id = $2 and not retired order by seq',
      [regionId, bankId],
    )
  ).rows;

export const countQuestions = async (tx: Tx, bankIds: readonly string[]): Promise<Map<string, number>> =>
  new Map(
    (
      await tx.query<{ bank_id: string; n: number }>(
        'select bank_id, count(*)::int as n from bank_questions where bank_id = any($1::uuid[]) and not retired group by 1',
        [[...bankIds]],
      )
    ).rows.map((row) => [row.bank_id, row.n]),
  );
