import { generateDemo } from '../../demo/generate.ts';
import { storeDemoAccount } from '../capabilities/accounts/demo.service.ts';
import { recordDuties } from '../capabilities/consents/caseGrant.service.ts';
import { storeFacts, storeSource } from '../capabilities/facts/fact.service.ts';
import { publishOffer, publishProgram } from '../capabilities/offers/offer.service.ts';
import {
  createEnterprises,
  findOrganisationByCode,
  saveOrganisation,
} from '../capabilities/organisations/organisation.service.ts';
import type { Role } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Sql, Tx } from '../storage/sql.ts';
import { isHomeRegion, isWithin } from '../vocabulary/regions.ts';
import { loadDemoActivities } from './demoActivities.ts';
import { loadDemoAlliances } from './demoAlliances.ts';
import { loadDemoStatistics } from './demoStatistics.ts';
import { loadDemoStudies } from './demoStudies.ts';

/** Fills an empty database with the demonstration world: public bodies with their sources, everything else marked synthetic. */

const programTexts = import.meta.glob<string>('../../programs/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Synthetic bodies that the demo roles sign in for. Made first, so that escalation finds them before real offices. */
const DESKS: readonly {
  readonly code: string;
  readonly kind: 'office' | 'alliance' | 'party' | 'school' | 'hospital';
  readonly name: string;
  readonly nameEn: string;
  readonly regionId: string;
}[] = [
  {
    code: 'x-office-sj',
    kind: 'office',
    name: '示例松江区企业服务办公室(合成)',
    nameEn: 'Sample Songjiang enterprise office (synthetic)',
    regionId: '310117',
  },
  {
    code: 'x-office-g60',
    kind: 'office',
    name: '示例走廊办公室(合成)',
    nameEn: 'Sample corridor office (synthetic)',
    regionId: '900060',
  },
  {
    code: 'x-office-audit',
    kind: 'office',
    name: '示例审计处(合成)',
    nameEn: 'Sample audit office (synthetic)',
    regionId: '310000',
  },
  {
    code: 'x-alliance',
    kind: 'alliance',
    name: '示例新材料产业联盟(合成)',
    nameEn: 'Sample materials alliance (synthetic)',
    regionId: '900060',
  },
  {
    code: 'x-party-sj',
    kind: 'party',
    name: '示例松江产业链党委(合成)',
    nameEn: 'Sample Songjiang chain party committee (synthetic)',
    regionId: '310117',
  },
  {
    code: 'x-school-sj',
    kind: 'school',
    name: '示例职业技术学校(合成)',
    nameEn: 'Sample vocational school (synthetic)',
    regionId: '310117',
  },
  {
    code: 'x-hospital-sj',
    kind: 'hospital',
    name: '示例区中心医院(合成)',
    nameEn: 'Sample district hospital (synthetic)',
    regionId: '310117',
  },
];

const DEMO_DESKS: readonly { readonly role: Role; readonly code: string; readonly name: string }[] = [
  { role: 'corridorOffice', code: 'x-office-g60', name: '走廊办公室 · 演示' },
  { role: 'districtOffice', code: 'x-office-sj', name: '区办公室 · 演示' },
  { role: 'parkOfficer', code: 'x-park-sj', name: '园区服务专员 · 演示' },
  { role: 'allianceSecretariat', code: 'x-alliance', name: '联盟秘书处 · 演示' },
  { role: 'bank', code: 'x-bank-sj', name: '银行客户经理 · 演示' },
  { role: 'institute', code: 'x-inst-hz', name: '院所技术转移 · 演示' },
  { role: 'partyDesk', code: 'x-party-sj', name: '党组织工作台 · 演示' },
  { role: 'auditor', code: 'x-office-audit', name: '审计员 · 演示' },
  { role: 'administrator', code: 'x-office-audit', name: '系统管理员 · 演示' },
];

/** The district in the demonstration takes these programs as its own desk's, whatever their reach. */
const regionOfProgram: Readonly<Record<string, string>> = { D10: '310117' };
const jurisdictionOf = (text: string): string => /^jurisdiction: \{ region: "(\d{6})"/m.exec(text)?.[1] ?? '100000';

/** Who answers for a program in the demonstration; its issuer is named by the program itself. */
function ownerOfProgram(text: string, regionId: string): string {
  if (regionId !== '100000' && !isWithin(regionId, '310000')) return 'x-office-g60';
  return /^kind: finance$/m.test(text) ? 'x-bank-sj' : 'x-office-sj';
}

type World = ReturnType<typeof generateDemo>;
type Orgs = ReadonlyMap<string, number>;

async function loadBodies(tx: Tx, world: World): Promise<Map<string, number>> {
  const orgs = new Map<string, number>();
  for (const desk of DESKS) orgs.set(desk.code, await saveOrganisation(tx, { ...desk, synthetic: true, source: null }));
  for (const body of world.organisations) {
    if (body.kind === 'enterprise') continue;
    const source = 'source' in body ? body.source : null;
    orgs.set(
      body.code,
      await saveOrganisation(tx, {
        code: body.code,
        kind: body.kind,
        name: body.nameZh,
        nameEn: body.nameEn,
        regionId: body.regionId,
        synthetic: body.synthetic,
        source,
      }),
    );
  }
  return orgs;
}

async function loadOffers(tx: Tx, world: World, orgs: Orgs, ids: Ids): Promise<void> {
  for (const offer of world.offers) {
    const ownerOrg = orgs.get(offer.owner);
    if (ownerOrg !== undefined) await publishOffer(tx, { id: ids.uuid(), ownerOrg, ...offer });
  }
  for (const [path, text] of Object.entries(programTexts)) {
    const file = path.replace(/^.*\//, '');
    const regionId = regionOfProgram[file.slice(0, 3)] ?? jurisdictionOf(text);
    const ownerOrg = orgs.get(ownerOfProgram(text, regionId)) ?? 0;
    await publishProgram(tx, { id: ids.uuid(), regionId, ownerOrg, text, file });
  }
}

/** The park serves enterprises of its zones and every third other one of the district; the district office serves the district. */
function serving(world: World, orgs: Orgs): (index: number) => number[] {
  const office = orgs.get('x-office-sj') ?? 0;
  const parks: Readonly<Record<string, number>> = {
    '310117': orgs.get('x-park-sj') ?? 0,
    '320571': orgs.get('x-park-sz') ?? 0,
  };
  return (index) => {
    const enterprise = world.enterprises[index];
    if (!enterprise) return [];
    const park = parks[enterprise.regionId];
    const served = park !== undefined && (enterprise.zoneCodes.length > 0 || index % 3 === 0) ? [park] : [];
    return enterprise.regionId === '310117' ? [...served, office] : served;
  };
}

const BATCH = 200;

/** By region, because facts are written region by region: a batch then holds a few regions instead of all of them. */
function inOrder(world: World, orgs: Orgs, ids: Ids) {
  const servedBy = serving(world, orgs);
  return world.enterprises
    .map((enterprise, index) => ({
      enterprise,
      id: ids.uuid(),
      servedBy: servedBy(index),
      regionId: isHomeRegion(enterprise.regionId) ? enterprise.regionId : enterprise.places.registered,
    }))
    .sort((one, other) => Number(one.regionId) - Number(other.regionId));
}

async function loadEnterprises(
  sql: Sql,
  world: World,
  orgs: Orgs,
  deps: { ids: Ids; clock: Clock },
): Promise<Map<string, number>> {
  const principals = new Map<string, number>();
  const source = orgs.get('x-office-audit') ?? 0;
  const ordered = inOrder(world, orgs, deps.ids);
  for (let from = 0; from < ordered.length; from += BATCH) {
    const rows = ordered.slice(from, from + BATCH);
    await sql.tx({ as: 'job', why: 'demo' }, async (tx) => {
      const created = await createEnterprises(
        tx,
        rows.map(({ enterprise, id, servedBy: served, regionId }) => ({
          id,
          regionId,
          creditCode: enterprise.creditCode,
          name: enterprise.name,
          industryCode: enterprise.industryCode,
          foundedOn: enterprise.foundedOn,
          zoneCodes: enterprise.zoneCodes,
          servedBy: served,
          synthetic: true,
          importId: null,
        })),
      );
      await recordDuties(
        tx,
        rows.flatMap(({ regionId, servedBy: served }) => served.map((org) => ({ regionId, org }))),
        deps.clock.now().toISOString(),
      );
      for (const [code, principal] of created) principals.set(code, principal);
      for (const regionId of new Set(rows.map((row) => row.regionId))) {
        const batch = { regionId, id: deps.ids.uuid(), ownerOrg: source };
        await storeSource(tx, {
          ...batch,
          kind: 'registry',
          name: '合成演示数据',
          accountId: null,
          importId: null,
          confidence: 'high',
          at: deps.clock.now().toISOString(),
        });
        const facts = rows
          .filter((row) => row.regionId === regionId)
          .flatMap((row) =>
            row.enterprise.facts.flatMap((fact) =>
              fact.value === null
                ? []
                : [
                    {
                      enterpriseId: row.id,
                      id: deps.ids.uuid(),
                      shared: [created.get(row.enterprise.creditCode) ?? 0, ...row.servedBy],
                      key: fact.key,
                      period: fact.period,
                      value: fact.value,
                      observedOn: fact.observedOn ?? '2026-06-30',
                      conflict: false,
                    },
                  ],
            ),
          );
        await storeFacts(tx, batch, facts);
      }
    });
  }
  return principals;
}

/** Loads the world once; answers false where there are organisations already. */
export async function loadDemoWorld(sql: Sql, deps: { ids: Ids; clock: Clock }, enterprises: number): Promise<boolean> {
  const present = await sql.tx({ as: 'job', why: 'demo' }, (tx) => findOrganisationByCode(tx, 'x-office-audit'));
  if (present) return false;
  const world = generateDemo({ enterprises });
  const orgs = await sql.tx({ as: 'job', why: 'demo' }, async (tx) => {
    const bodies = await loadBodies(tx, world);
    await loadOffers(tx, world, bodies, deps.ids);
    return bodies;
  });
  const principals = await loadEnterprises(sql, world, orgs, deps);
  // The enterprise of the demo account is the one the park serves and most is known of.
  const local = world.enterprises.filter((row, index) => row.regionId === '310117' && index % 3 === 0);
  const enterprise = (local.length > 0 ? local : world.enterprises).reduce((best, row) =>
    row.facts.length > best.facts.length ? row : best,
  );
  await sql.tx({ as: 'job', why: 'demo' }, async (tx) => {
    for (const desk of DEMO_DESKS)
      await storeDemoAccount(tx, {
        id: deps.ids.uuid(),
        login: `demo-${desk.role.toLowerCase()}`,
        name: desk.name,
        role: desk.role,
        org: orgs.get(desk.code) ?? 0,
      });
    await storeDemoAccount(tx, {
      id: deps.ids.uuid(),
      login: 'demo-enterprise',
      name: '企业经办人 · 演示',
      role: 'enterprise',
      org: principals.get(enterprise.creditCode) ?? 0,
    });
  });
  await loadDemoAlliances(sql, world, orgs, deps, {
    org: principals.get(enterprise.creditCode) ?? 0,
    name: enterprise.name,
    regionId: enterprise.regionId,
    industry: enterprise.industryCode,
  });
  await loadDemoActivities(sql, orgs, deps);
  await loadDemoStudies(sql, orgs, deps);
  await loadDemoStatistics(sql, orgs.get('x-office-g60') ?? 0, deps);
  return true;
}
