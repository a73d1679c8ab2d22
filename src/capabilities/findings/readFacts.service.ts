import { extractFacts } from '../../extraction/extractFacts.ts';
import type { ProposedFact } from '../../extraction/extraction.ts';
import { buildGazetteer, type Gazetteer, type GazetteerEntry } from '../../extraction/gazetteer.ts';
import { placeEntries } from '../../extraction/places.ts';
import { valueText } from '../../extraction/plainFact.ts';
import { relationFact } from '../../extraction/relationFact.ts';
import type { Ids } from '../../kernel/ids.ts';
import { doubtfulSpans } from '../../restoration/offsets.ts';
import type { JobWork } from '../../storage/jobs.ts';
import type { Subscriber } from '../../storage/outbox.ts';
import type { Sql, Tx } from '../../storage/sql.ts';
import { listBodies } from '../organisations/organisation.service.ts';
import { requirePage, requireVersion } from '../pages/page.service.ts';
import { followPage, insertFindings, type NewFinding, queueReading, type ReadVersion } from './finding.store.ts';
import { identityOf, reasonsOf } from './proposal.rules.ts';

/** From a document that was restored to proposals in the queue of who keeps it. Reading happens between two transactions. */

interface Deps {
  readonly sql: Sql;
  readonly clock: { now(): Date };
  readonly ids: Ids;
}

/** `page.restored` → a job: reading a long document takes longer than an event may. */
export const readRestored =
  (ids: Ids): Subscriber =>
  (tx, event) =>
    queueReading(tx, ids.uuid(), event.payload);

/** `page.shared` → its accepted facts are read by whoever reads the document. */
export const followShared: Subscriber = async (tx, event) => {
  await followPage(tx, String(event.payload.regionId), String(event.payload.pageId));
};

const GAZETTEER_KINDS: Readonly<Record<string, GazetteerEntry['type']>> = { alliance: 'alliance', park: 'park' };

/** The platform's own bodies and all regions, read anew for each document: there are some hundreds. */
export async function gazetteerOf(tx: Tx): Promise<Gazetteer> {
  const bodies = (await listBodies(tx)).map((body) => ({
    name: body.name,
    code: body.code,
    type: GAZETTEER_KINDS[body.kind] ?? ('organisation' as const),
  }));
  return buildGazetteer([...bodies, ...placeEntries()]);
}

export function proposalOf(ids: Ids, fact: ProposedFact, trust: ReadVersion['trust']): NewFinding {
  return {
    id: ids.uuid(),
    identity: identityOf(fact),
    rule: fact.rule,
    subject_name: fact.subject.name,
    subject_type: fact.subject.type,
    subject_code: fact.subject.code,
    indicator: fact.indicator,
    value_kind: fact.value.kind,
    value: valueText(fact.value),
    unit: fact.unit,
    qualifiers: fact.qualifiers,
    qualifier_text: fact.qualifierText,
    rank_scope: fact.scope,
    state: fact.state,
    period_text: fact.period?.text ?? null,
    period_from: fact.period?.from ?? null,
    period_to: fact.period?.to ?? null,
    period_inferred: fact.period?.inferred ?? false,
    quote: fact.quote,
    quote_from: fact.from,
    quote_to: fact.to,
    reasons: reasonsOf(fact, trust),
  };
}

interface Version {
  readonly id: string;
  readonly title: string;
  readonly published: string | null;
  readonly source: string | null;
  readonly trust: ReadVersion['trust'];
}

/** Which version of which document was read. */
export const readVersionOf = (
  page: { readonly region_id: string; readonly id: string; readonly owner_org: number },
  version: Version,
): Omit<ReadVersion, 'at'> => ({
  regionId: page.region_id,
  pageId: page.id,
  versionId: version.id,
  ownerOrg: page.owner_org,
  title: version.title,
  published: version.published,
  source: version.source,
  trust: version.trust,
});

/** Written to be repeated: what a document was known to say is not proposed twice. */
export const readWork =
  (deps: Deps): JobWork =>
  async (job, progress) => {
    const { regionId, pageId, versionId } = job.payload as Record<string, string>;
    const ref = { regionId: regionId ?? '', id: pageId ?? '' };
    const found = await deps.sql.tx({ as: 'job', why: 'reading facts' }, async (tx) => {
      const page = await requirePage(tx, ref);
      return { page, version: await requireVersion(tx, page, versionId ?? ''), gazetteer: await gazetteerOf(tx) };
    });
    const { page, version, gazetteer } = found;
    const { facts, relations } = extractFacts(version.text, {
      gazetteer,
      published: version.published,
      title: version.title,
      doubtful: doubtfulSpans(version),
    });
    const made = await deps.sql.tx({ as: 'job', why: 'proposing facts' }, (tx) =>
      insertFindings(
        tx,
        { ...readVersionOf(page, version), at: deps.clock.now().toISOString() },
        [...facts, ...relations.map(relationFact)].map((fact) => proposalOf(deps.ids, fact, version.trust)),
      ),
    );
    await progress.report(made, facts.length + relations.length);
    return String(made);
  };
