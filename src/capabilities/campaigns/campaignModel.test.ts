import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '../../app/client.ts';
import { openTestApp, type TestApp } from '../../app/testApp.ts';
import { createCampaign, getCampaign, joinCampaign, leaveCampaign, stepCampaign } from './campaign.api.ts';
import { type CampaignParty, moveTo } from './campaign.rules.ts';
import { type CampaignStatus, type CampaignStep, campaignStepSchema } from './campaign.schema.ts';
import { makePledge, withdrawPledge } from './pledge.api.ts';

/** Random commands against the transition table: what the model refuses is refused, what it allows happens, and nothing else changes. */

let t: TestApp;
let host: Caller;
let people: readonly Caller[];
let alliance: number;

beforeAll(async () => {
  t = await openTestApp(30);
  host = await t.as('allianceSecretariat');
  alliance = (await t.actorOf(host)).org;
  people = [await t.as('bank'), await t.as('institute')];
});
afterAll(() => t.close());

type Command =
  | { readonly kind: 'step'; readonly step: CampaignStep }
  | { readonly kind: 'join' | 'leave' | 'pledge' | 'withdraw'; readonly who: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.constantFrom(...campaignStepSchema.options).map((step) => ({ kind: 'step' as const, step })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('join' as const, 'leave' as const, 'pledge' as const, 'withdraw' as const),
      who: fc.nat(1),
    }),
  },
);

interface Model {
  status: CampaignStatus;
  /** Shown to those invited; a draft that is cancelled never was. */
  opened: boolean;
  readonly joined: Set<number>;
  readonly pledges: { who: number; ref: { regionId: string; id: string; version: number }; live: boolean }[];
}
type Ref = { readonly regionId: string; readonly id: string };

async function member(ref: Ref, model: Model, one: Exclude<Command, { kind: 'step' }>): Promise<void> {
  const caller = people[one.who];
  if (!caller) return;
  const joined = model.joined.has(one.who);
  const parties: CampaignParty[] = [joined ? 'participant' : 'guest'];
  const own = model.pledges.filter((pledge) => pledge.who === one.who && pledge.live);
  if (one.kind === 'join') {
    const { status } = await caller.call(joinCampaign, { params: ref, body: {} });
    const possible = moveTo('join', model.status, parties) !== null;
    expect(status).toBe(!model.opened ? 404 : possible ? 200 : 409);
    if (possible) model.joined.add(one.who);
  } else if (one.kind === 'leave') {
    const { status } = await caller.call(leaveCampaign, { params: ref });
    const possible = moveTo('leave', model.status, parties) !== null && own.length === 0;
    expect(status).toBe(!model.opened ? 404 : possible ? 200 : 409);
    if (possible) model.joined.delete(one.who);
  } else if (one.kind === 'pledge') {
    const body = { title: '模型承诺', kind: 'credit_drawn' as const, target: 1000, dueOn: '2026-12-31', campaign: ref };
    const answer = await caller.call(makePledge, { body });
    const possible = moveTo('pledge', model.status, parties) !== null;
    expect(answer.status).toBe(!model.opened ? 404 : possible ? 200 : 409);
    if (possible) model.pledges.push({ who: one.who, ref: answer.body, live: true });
  } else if (own[0]) {
    const [pledge] = own;
    const { version } = pledge.ref;
    const { status } = await caller.call(withdrawPledge, { params: pledge.ref }, { version });
    const possible = moveTo('pledge', model.status, parties) !== null;
    expect(status).toBe(possible ? 200 : 409);
    if (possible) pledge.live = false;
  }
}

async function run(commands: readonly Command[]): Promise<void> {
  const made = await host.must(createCampaign, {
    body: { title: '模型', alliance, fromMonth: '2026-10', toMonth: '2026-12', goals: [{ kind: 'credit_drawn' }] },
  });
  const ref = { regionId: made.regionId, id: made.id };
  const model: Model = { status: 'draft', opened: false, joined: new Set(), pledges: [] };
  for (const one of commands) {
    if (one.kind === 'step') {
      const { version } = await host.must(getCampaign, { params: ref });
      const { status } = await host.call(stepCampaign, { params: ref, body: { step: one.step } }, { version });
      const to = moveTo(one.step, model.status, ['convener']);
      expect(status).toBe(to === null ? 409 : 200);
      if (to) model.status = to;
      if (to === 'open') model.opened = true;
    } else await member(ref, model, one);
    const seen = await host.must(getCampaign, { params: ref });
    expect([seen.status, seen.participants]).toEqual([model.status, model.joined.size]);
    expect(seen.recount?.equal ?? true).toBe(true);
    expect(seen.closedAt !== null).toBe(['closed', 'reported'].includes(model.status));
  }
}

test('random commands leave a campaign where the transition table says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 24 }), (commands) => run(commands)),
    { numRuns: 25 },
  );
}, 120_000);
