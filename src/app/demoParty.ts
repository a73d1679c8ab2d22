import { addUnits, makeBody, makeLink } from '../capabilities/party/body.service.ts';
import { recordEntry } from '../capabilities/party/link.service.ts';
import type { BodyInput, LinkKind, UnitInput } from '../capabilities/party/party.schema.ts';
import { book, makeVenue } from '../capabilities/party/venue.service.ts';
import { appoint, makePost } from '../capabilities/posts/keepPost.service.ts';
import type { Actor } from '../kernel/actor.ts';
import { dayInShanghai } from '../kernel/clock.ts';
import { act, actorFor, type DemoActs } from './demoActs.ts';

/** Synthetic party organisations on a chain, in an area and across pairs, their links and a venue; posts of the district office. All marked. */

const DAY_MS = 86_400_000;

const BODIES: readonly (BodyInput & { readonly units: readonly (readonly [string, UnitInput['kind'], boolean])[] })[] =
  [
    {
      name: '新材料产业链联合党委（合成）',
      form: 'jointCommittee',
      basis: 'chain',
      scope: '新材料',
      foundedOn: '2024-04-18',
      units: [
        ['示例链主企业党支部（合成）', 'enterprise', true],
        ['示例中试平台党支部（合成）', 'institute', false],
        ['示例园区党总支（合成）', 'park', false],
        ['示例银行支行党支部（合成）', 'bank', false],
      ],
    },
    {
      name: '北部片区党建联席会议（合成）',
      form: 'jointMeeting',
      basis: 'area',
      scope: '北部片区',
      foundedOn: '2023-09-05',
      units: [
        ['示例街道党工委（合成）', 'community', true],
        ['示例园区党总支（合成）', 'park', false],
        ['示例区级部门党组（合成）', 'office', false],
      ],
    },
    {
      name: '校企结对（合成）',
      form: 'branch',
      basis: 'pair',
      scope: '职校—企业',
      foundedOn: '2025-03-12',
      units: [
        ['示例职业技术学校（合成）', 'school', false],
        ['示例装备企业（合成）', 'enterprise', false],
      ],
    },
    {
      name: '院企结对（合成）',
      form: 'branch',
      basis: 'pair',
      scope: '医院—企业',
      foundedOn: '2025-06-20',
      units: [
        ['示例区中心医院（合成）', 'hospital', false],
        ['示例医药企业（合成）', 'enterprise', false],
      ],
    },
  ];

const LINKS: readonly (readonly [LinkKind, string, string, number])[] = [
  ['network', '链上支部季度联席', '通报订单与用工，十二项诉求当场认领', 38],
  ['venues', '党群服务中心共享开放', '向链上单位开放会议室与路演厅', 64],
  ['talent', '工匠与技师联合培训', '两期共训，覆盖焊接与检测岗位', 120],
  ['planning', '年度攻关计划共同编排', '五家单位共同列出三项攻关', 26],
  ['service', '职工看病就学服务日', '医院、学校进园区，现场办理与咨询', 85],
];

async function tellBodies(deps: DemoActs, party: Actor, bank: { org: number; name: string }): Promise<void> {
  const now = deps.clock.now();
  const day = (days: number): string => dayInShanghai(new Date(now.getTime() + days * DAY_MS));
  for (const [index, { units, ...input }] of BODIES.entries()) {
    const made = await act(deps, party, now, 'party.makeBody', (use) => makeBody(use, input));
    const rows = units.map(([name, kind, leads]) => ({
      org: null,
      name,
      kind,
      leads,
      since: input.foundedOn ?? day(-100),
    }));
    await act(deps, party, now, 'party.addUnits', (use) => addUnits(use, made, rows));
    if (index > 0) continue;
    for (const [place, [kind, title, text, people]] of LINKS.entries()) {
      const partners = [
        { org: bank.org, name: bank.name },
        { org: null, name: '示例职业技术学校（合成）' },
      ];
      const link = await act(deps, party, now, 'party.link', (use) =>
        makeLink(use, made, { kind, title: `${title}（合成）`, text: '', partners, startedOn: day(-200 + place * 20) }),
      );
      await act(deps, party, now, 'party.record', (use) =>
        recordEntry(use, link, { onDay: day(-30 + place * 4), text: `${text}（合成）`, people }),
      );
    }
  }
}

async function tellVenue(deps: DemoActs, party: Actor): Promise<void> {
  const now = deps.clock.now();
  const venue = await act(deps, party, now, 'party.makeVenue', (use) =>
    makeVenue(use, {
      name: '示例党群服务中心路演厅（合成）',
      address: '示例路 100 号',
      seats: 80,
      opensAt: '08:30',
      closesAt: '21:00',
      note: '使用后请恢复桌椅。',
    }),
  );
  const day = dayInShanghai(new Date(now.getTime() + DAY_MS));
  await act(deps, party, now, 'party.book', (use) =>
    book(use, venue, {
      purpose: '链上支部联席（合成）',
      people: 40,
      startsAt: new Date(`${day}T14:00:00+08:00`).toISOString(),
      endsAt: new Date(`${day}T16:30:00+08:00`).toISOString(),
    }),
  );
}

async function tellPosts(deps: DemoActs, office: Actor, home: number): Promise<void> {
  const now = deps.clock.now();
  const day = (days: number): string => dayInShanghai(new Date(now.getTime() + days * DAY_MS));
  const make = async (title: string, party: boolean, homeOrg: number | null, endsOn: string | null) => {
    const post = await act(deps, office, now, 'posts.make', (use) =>
      makePost(use, { title: `${title}（合成）`, unit: '企业服务科', duties: '', party }),
    );
    await act(deps, office, now, 'posts.appoint', (use) =>
      appoint(use, post, { account: null, homeOrg, startsOn: day(-340), endsOn }),
    );
  };
  await make('企业服务专员', false, null, null);
  await make('产业链联络员', false, home, day(20));
  await make('支部组织委员', true, null, day(400));
}

/** Once, on the demonstration world; does nothing where there are party bodies already. */
export async function tellDemoParty(deps: DemoActs): Promise<void> {
  const found = await deps.sql.tx({ as: 'job', why: 'demo' }, async (tx) => ({
    rows: (
      await tx.query<{ principal: number; code: string; name: string }>(
        `select principal, code, name from organisations where synthetic`,
      )
    ).rows,
    told: (await tx.query('select 1 from party_bodies where name = $1 limit 1', [BODIES[0]?.name ?? ''])).count > 0,
  }));
  const of = (code: string) => found.rows.find((row) => row.code === code);
  const [partyRow, bank, officeRow] = [of('x-party-sj'), of('x-bank-sj'), of('x-office-sj')];
  if (found.told || !partyRow || !bank || !officeRow) return;
  const party = await actorFor(deps, 'partyDesk', partyRow.principal, '演示');
  const office = await actorFor(deps, 'districtOffice', officeRow.principal, '演示');
  if (!party || !office) return;
  await tellBodies(deps, party, { org: bank.principal, name: bank.name });
  await tellVenue(deps, party);
  await tellPosts(deps, office, bank.principal);
}
