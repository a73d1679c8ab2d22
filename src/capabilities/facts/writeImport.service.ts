import { createHash } from 'node:crypto';
import type { Actor } from '../../kernel/actor.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { Tx } from '../../storage/sql.ts';
import { isSyntheticCreditCode } from '../../vocabulary/creditCode.ts';
import { recordDuties } from '../consents/caseGrant.service.ts';
import {
  changeIdentity,
  createEnterprises,
  findDistrictOffices,
  markManyFactsChanged,
} from '../organisations/organisation.service.ts';
import {
  type BulkEnterprise,
  type BulkFact,
  type BulkSource,
  ensureSources,
  insertFactBatch,
  type Succession,
  settleConflicts,
  supersedeBatch,
} from './factBulk.store.ts';
import type { ImportRecord } from './import.queries.ts';
import type { ImportDeps } from './import.service.ts';
import type { PlannedFact, PlannedRow } from './importPlan.rules.ts';
import type { Met } from './importRegister.service.ts';

/** Writes planned rows in a transaction of the job: enterprises, their facts, what is replaced, what stands beside. */
export interface ImportWriter {
  write(tx: Tx, rows: readonly PlannedRow[], met: ReadonlyMap<string, Met>): Promise<void>;
}

/** A name-based identifier, so that a repeated job names the same source again. */
function sourceId(importId: string, regionId: string, kind: string): string {
  const hash = createHash('sha256').update(`${importId}|${regionId}|${kind}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

class Writer implements ImportWriter {
  readonly #offices = new Map<string, number | null>();
  readonly #sources = new Map<string, BulkSource>();
  readonly #newSources: BulkSource[] = [];
  readonly #deps: ImportDeps;
  readonly #record: ImportRecord;
  readonly #actor: Actor;

  constructor(deps: ImportDeps, record: ImportRecord, actor: Actor) {
    this.#deps = deps;
    this.#record = record;
    this.#actor = actor;
  }

  async write(tx: Tx, rows: readonly PlannedRow[], met: ReadonlyMap<string, Met>): Promise<void> {
    const created = await this.#create(
      tx,
      rows.filter((row) => row.action === 'create'),
    );
    const updated = rows.filter((row) => row.action === 'update');
    const successions: Succession[] = [];
    const changed = updated.flatMap((row) => {
      const known = met.get(row.identity.creditCode);
      return known ? [this.#update(row, known, successions)] : [];
    });
    if (this.#newSources.length > 0) await this.#nameSources(tx);
    await supersedeBatch(tx, successions, this.#deps.clock.now().toISOString());
    await insertFactBatch(tx, this.#actor.org, [...created, ...changed]);
    if (changed.length === 0) return;
    const keys = new Set(changed.flatMap((enterprise) => enterprise.facts.map((fact) => fact.key)));
    await settleConflicts(tx, changed, [...keys]);
    await this.#fillRegister(tx, updated, met);
    await markManyFactsChanged(tx, changed);
  }

  async #create(tx: Tx, rows: readonly PlannedRow[]): Promise<BulkEnterprise[]> {
    if (rows.length === 0) return [];
    await this.#findOffices(tx, new Set(rows.map((row) => row.identity.regionId ?? '')));
    const drafts = rows.map(({ identity, facts }) => {
      const regionId = identity.regionId ?? '';
      const office = this.#offices.get(regionId) ?? null;
      return {
        facts,
        enterprise: {
          id: this.#deps.ids.uuid(),
          regionId,
          creditCode: identity.creditCode,
          name: identity.name ?? identity.creditCode,
          industryCode: identity.industryCode,
          foundedOn: identity.foundedOn,
          zoneCodes: [],
          servedBy: [...new Set([this.#actor.org, ...(office === null ? [] : [office])])],
          synthetic: isSyntheticCreditCode(identity.creditCode),
          importId: this.#record.id,
        },
      };
    });
    const principals = await createEnterprises(
      tx,
      drafts.map((draft) => draft.enterprise),
    );
    await recordDuties(
      tx,
      drafts.flatMap(({ enterprise }) => enterprise.servedBy.map((org) => ({ regionId: enterprise.regionId, org }))),
      this.#deps.clock.now().toISOString(),
    );
    return drafts.map(({ enterprise, facts }) => {
      const principal = principals.get(enterprise.creditCode);
      const readers = [...(principal === undefined ? [] : [principal]), ...enterprise.servedBy];
      return {
        regionId: enterprise.regionId,
        id: enterprise.id,
        shared: readers.filter((org) => org !== this.#actor.org),
        facts: facts.map((fact) => this.#fact(enterprise.regionId, fact, null)),
      };
    });
  }

  #update(row: PlannedRow, { row: met }: Met, successions: Succession[]): BulkEnterprise {
    const facts = row.facts.flatMap((fact): BulkFact[] => {
      if (fact.action === 'same') return [];
      const id = fact.supersedes.length > 0 ? this.#deps.ids.uuid() : null;
      if (id !== null)
        for (const old of fact.supersedes)
          successions.push({ regionId: met.region_id, enterpriseId: met.id, id: old, by: id });
      const register = fact.register === null ? [] : [this.#registerFact(met.region_id, fact, fact.register)];
      return [this.#fact(met.region_id, fact, id), ...register];
    });
    const readers = [met.owner_org, ...met.served_by].filter((org) => org !== this.#actor.org);
    return { regionId: met.region_id, id: met.id, shared: readers, facts };
  }

  #fact(regionId: string, fact: PlannedFact, id: string | null): BulkFact {
    const dated = /^\d{4}-\d{2}-\d{2}$/.test(fact.period);
    return {
      id,
      sourceId: this.#source(regionId, 'imported').id,
      key: fact.key,
      period: fact.period,
      value: fact.value,
      observedOn: dated ? fact.period : dayInShanghai(this.#deps.clock.now()),
      conflict: fact.action === 'conflict',
    };
  }

  /** What the register says, put beside what the file says, so that a person sees both. */
  #registerFact(regionId: string, fact: PlannedFact, value: string): BulkFact {
    return { ...this.#fact(regionId, fact, null), sourceId: this.#source(regionId, 'registry').id, value };
  }

  #source(regionId: string, kind: 'imported' | 'registry'): BulkSource {
    const id = sourceId(this.#record.id, regionId, kind);
    const known = this.#sources.get(id);
    if (known) return known;
    const name = kind === 'registry' ? '企业登记信息' : `${this.#actor.orgName} · ${this.#record.file_name}`;
    const source = { regionId, id, kind, name };
    this.#sources.set(id, source);
    this.#newSources.push(source);
    return source;
  }

  async #nameSources(tx: Tx): Promise<void> {
    await ensureSources(tx, this.#newSources, {
      org: this.#actor.org,
      accountId: this.#actor.accountId,
      importId: this.#record.id,
      at: this.#deps.clock.now().toISOString(),
    });
    this.#newSources.length = 0;
  }

  async #findOffices(tx: Tx, regions: ReadonlySet<string>): Promise<void> {
    const unknown = [...regions].filter((region) => !this.#offices.has(region));
    if (unknown.length === 0) return;
    const offices = await findDistrictOffices(tx, unknown);
    for (const region of unknown) this.#offices.set(region, offices.get(region) ?? null);
  }

  /** A register entry that was empty is filled in. */
  async #fillRegister(tx: Tx, rows: readonly PlannedRow[], met: ReadonlyMap<string, Met>): Promise<void> {
    for (const { identity, facts } of rows) {
      const known = met.get(identity.creditCode)?.row;
      const added = (key: string) => facts.some((fact) => fact.key === key && fact.action === 'add');
      const industryCode = known?.industry_code === null && added('industry') ? identity.industryCode : null;
      const foundedOn = known?.founded_on === null && added('foundedOn') ? identity.foundedOn : null;
      if (known && (industryCode !== null || foundedOn !== null))
        await changeIdentity(tx, known.region_id, { id: known.id, name: null, industryCode, foundedOn });
    }
  }
}

export const importWriter = (deps: ImportDeps, record: ImportRecord, actor: Actor): ImportWriter =>
  new Writer(deps, record, actor);
