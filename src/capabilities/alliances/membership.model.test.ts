import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { randomIds } from '../../kernel/ids.ts';
import { saveOrganisation } from '../organisations/organisation.service.ts';
import * as api from './alliance.api.ts';
import type { AllianceSummary } from './alliance.schema.ts';
import * as applicationApi from './application.api.ts';
import type { Application, BallotChoice } from './application.schema.ts';

/** Random sequences of everything that can be done about one organisation's membership, against a model that fits on one page. */

let t: TestApp;
let secretariat: Caller;
let council: readonly Caller[];
let alliance: AllianceSummary;

beforeAll(async () => {
  t = await openTestApp(20);
  secretariat = await t.as('allianceSecretariat');
  council = [await t.as('institute'), await t.as('bank'), await t.as('parkOfficer')];
  const { items } = await secretariat.must(api.listAlliances, { query: { text: '示例新材料' } });
  alliance = items[0] as AllianceSummary;
});
afterAll(() => t.close());

const FORM = { nature: '院所', business: '材料检测', contact: '办公室' };

interface Model {
  application: 'none' | 'draft' | 'submitted' | 'voting';
  isMember: boolean;
  number: string | null;
  ballots: (BallotChoice | null)[];
}

interface Real {
  readonly applicant: Caller;
  readonly org: number;
  last: Application | null;
}

type Command = fc.AsyncCommand<Model, Real>;

const fresh = async (real: Real): Promise<{ params: Application; version: number }> => {
  const params = real.last as Application;
  const now = await real.applicant.must(applicationApi.getApplication, { params });
  return { params, version: now.version };
};

/** A command that must succeed exactly where the model says so. */
const step = (
  name: string,
  may: (model: Model) => boolean,
  run: (real: Real) => Promise<{ status: number }>,
  then: (model: Model, real: Real) => void | Promise<void>,
): Command => ({
  toString: () => name,
  check: () => true,
  run: async (model, real) => {
    // Without any application there is nothing to address.
    if (real.last === null && name !== 'apply' && name !== 'leave' && name !== 'expel') return;
    const { status } = await run(real);
    expect([name, status < 400], JSON.stringify(model)).toEqual([name, may(model)]);
    if (may(model)) await then(model, real);
    const view = await real.applicant.must(api.getAlliance, { params: alliance });
    expect(view.ownRoles.length > 0).toBe(model.isMember);
    expect(view.application !== null).toBe(model.application !== 'none');
  },
});

const asApplicant = (action: 'submit' | 'withdraw') => async (real: Real) => {
  const { params, version } = await fresh(real);
  return real.applicant.call(applicationApi.stepAsApplicant, { params, body: { step: action } }, { version });
};

const COMMANDS: readonly fc.Arbitrary<Command>[] = [
  fc.constant(
    step(
      'apply',
      (model) => model.application === 'none' && !model.isMember,
      async (real) => {
        const answer = await real.applicant.call(applicationApi.applyToAlliance, {
          params: alliance,
          body: { form: FORM },
        });
        if (answer.status < 400) real.last = answer.body as Application;
        return answer;
      },
      (model) => {
        model.application = 'draft';
      },
    ),
  ),
  fc.constant(
    step(
      'submit',
      (model) => model.application === 'draft',
      asApplicant('submit'),
      (model) => {
        model.application = 'submitted';
      },
    ),
  ),
  fc.constant(
    step(
      'withdraw',
      (model) => model.application !== 'none',
      asApplicant('withdraw'),
      (model) => {
        model.application = 'none';
      },
    ),
  ),
  ...(['return', 'refuse'] as const).map((action) =>
    fc.constant(
      step(
        action,
        (model) => model.application === 'submitted',
        async (real) => {
          const { params, version } = await fresh(real);
          const body = { step: action, reason: '材料不齐' };
          return secretariat.call(applicationApi.stepAsSecretariat, { params, body }, { version });
        },
        (model) => {
          model.application = action === 'return' ? 'draft' : 'none';
        },
      ),
    ),
  ),
  fc.constant(
    step(
      'putToVote',
      (model) => model.application === 'submitted',
      async (real) => {
        const { params, version } = await fresh(real);
        const body = { voteUntil: '2026-12-01' };
        return secretariat.call(applicationApi.putApplicationToVote, { params, body }, { version });
      },
      (model) => {
        model.application = 'voting';
        model.ballots = [null, null, null];
      },
    ),
  ),
  fc
    .record({ voter: fc.nat(2), choice: fc.constantFrom<BallotChoice>('yes', 'yes', 'yes', 'no', 'abstain') })
    .map(({ voter, choice }) =>
      step(
        `vote ${voter} ${choice}`,
        (model) => model.application === 'voting' && model.ballots[voter] === null,
        (real) =>
          (council[voter] as Caller).call(applicationApi.castVote, {
            params: real.last as Application,
            body: { choice },
          }),
        async (model, real) => {
          model.ballots[voter] = choice;
          const yes = model.ballots.filter((one) => one === 'yes').length;
          const out = model.ballots.filter((one) => one === null).length;
          // Two of three are two thirds; as soon as that cannot be reached any more (or is), the vote is over. Quorum: two.
          if (out > 1 || (yes < 2 && yes + out >= 2)) return;
          model.application = 'none';
          model.isMember = yes >= 2;
          const seen = await real.applicant.must(applicationApi.getApplication, { params: real.last as Application });
          expect(seen.status).toBe(yes >= 2 ? 'admitted' : 'refused');
          if (yes < 2) return;
          admissions += 1;
          expect(seen.number).toMatch(/^XCL-\d{4}$/);
          if (model.number !== null) expect(seen.number).toBe(model.number);
          model.number = seen.number;
        },
      ),
    ),
  fc.constant(
    step(
      'leave',
      (model) => model.isMember,
      (real) => real.applicant.call(api.leaveAlliance, { params: alliance, body: { letter: '申请退出联盟' } }),
      (model) => {
        model.isMember = false;
      },
    ),
  ),
  fc.constant(
    step(
      'expel',
      (model) => model.isMember,
      (real) =>
        secretariat.call(api.expelMember, {
          params: alliance,
          body: { memberOrg: real.org, reason: '违反章程', decision: { text: '理事会决定' } },
        }),
      (model) => {
        model.isMember = false;
      },
    ),
  ),
];

/** Once more what leads on, so that sequences get as far as membership and back. */
const FORWARD = [0, 0, 0, 1, 1, 1, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6].flatMap((index) => COMMANDS[index] ?? []);
let admissions = 0;

async function newApplicant(): Promise<Real> {
  const code = `t-${randomIds.uuid().slice(0, 8)}`;
  const org = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    saveOrganisation(tx, {
      ...{ code, kind: 'institute', name: `测试院所 ${code}`, nameEn: null, regionId: '310117' },
      ...{ synthetic: true, source: null },
    }),
  );
  return { applicant: await t.asOrg('institute', org), org, last: null };
}

test('whatever is tried in whatever order, standing, membership and number are what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands([...COMMANDS, ...FORWARD], { maxCommands: 60, size: 'max' }), async (commands) => {
      const real = await newApplicant();
      const setUp = () => ({
        model: { application: 'none', isMember: false, number: null, ballots: [] } satisfies Model as Model,
        real,
      });
      await fc.asyncModelRun(setUp, commands);
    }),
    { numRuns: 40 },
  );
  const { rows } = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query<{ alliance_org: number; member_org: number; role: string; n: number }>(
      'select alliance_org, member_org, role, count(*)::int as n from memberships where until is null group by 1, 2, 3 having count(*) > 1',
    ),
  );
  expect(rows).toEqual([]);
  expect(admissions).toBeGreaterThan(0);
}, 120_000);

test('200 votes at once from one council member count once; two admissions at once give one membership and one number', async () => {
  const real = await newApplicant();
  const draft = await real.applicant.must(applicationApi.applyToAlliance, { params: alliance, body: { form: FORM } });
  const body = { step: 'submit' } as const;
  const sent = await real.applicant.must(
    applicationApi.stepAsApplicant,
    { params: draft, body },
    { version: draft.version },
  );
  await secretariat.must(
    applicationApi.putApplicationToVote,
    { params: sent, body: { voteUntil: '2026-12-01' } },
    { version: sent.version },
  );
  const vote = (voter: number) =>
    (council[voter] as Caller).call(applicationApi.castVote, { params: draft, body: { choice: 'yes' } });
  const same = await Promise.all(Array.from({ length: 200 }, () => vote(0)));
  expect(same.filter((answer) => answer.status < 400)).toHaveLength(1);
  // Either of the two could settle it; whichever comes second finds it settled.
  const both = await Promise.all([vote(1), vote(2), vote(1), vote(2)]);
  expect(both.filter((answer) => answer.status < 400)).toHaveLength(1);
  const { rows } = await t.sql.tx({ as: 'job', why: 'test' }, (tx) =>
    tx.query<{ open: number; numbers: number }>(
      `select (select count(*)::int from memberships where member_org = $1) as open, (select count(number)::int from alliance_members where member_org = $1) as numbers`,
      [real.org],
    ),
  );
  expect(rows).toEqual([{ open: 1, numbers: 1 }]);
});

test('200 applications at once from one organisation open one', async () => {
  const real = await newApplicant();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () =>
      real.applicant.call(applicationApi.applyToAlliance, { params: alliance, body: { form: FORM } }),
    ),
  );
  expect(answers.filter((answer) => answer.status < 400)).toHaveLength(1);
});
