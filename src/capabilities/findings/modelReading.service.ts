import { type ModelReading, readModelAnswer } from '../../extraction/modelFacts.ts';
import { stretchesOf } from '../../extraction/modelPrompt.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { RowRef } from '../../kernel/fields.ts';
import { doubtfulSpans } from '../../restoration/offsets.ts';
import type { Sql } from '../../storage/sql.ts';
import type { Use } from '../../storage/use.ts';
import { requirePage, requireVersion } from '../pages/page.service.ts';
import { decides } from './finding.access.ts';
import { noModel, notPossible } from './finding.errors.ts';
import { insertFindings, type ReadVersion } from './finding.store.ts';
import { askModel, type ModelRules } from './modelEndpoint.service.ts';
import { gazetteerOf, proposalOf, readVersionOf } from './readFacts.service.ts';

/** Asking a model about a document, on the press of a button of who keeps it. Its words become proposals, never more. */

const MAX_STRETCHES = 5;

export interface PreparedReading {
  readonly of: Omit<ReadVersion, 'at'>;
  readonly facts: ModelReading['facts'];
  readonly refused: number;
}

/** Before the transaction: a model takes longer than any transaction may. */
export async function prepareModelReading(
  { sql, actor }: { readonly sql: Sql; readonly actor: Actor },
  ref: RowRef,
  rules: ModelRules | null,
): Promise<PreparedReading> {
  const { page, version, gazetteer } = await sql.tx(
    { as: 'app', org: actor.org, regions: actor.regions, shared: actor.shared },
    async (tx) => {
      const found = await requirePage(tx, ref);
      if (!decides(actor, found.owner_org)) throw notPossible();
      return {
        page: found,
        version: await requireVersion(tx, found, found.shown_version),
        gazetteer: await gazetteerOf(tx),
      };
    },
  );
  // Only now: what is connected is not told to who may not see the document.
  if (rules === null) throw noModel();
  const context = { text: version.text, gazetteer, published: version.published, doubtful: doubtfulSpans(version) };
  const facts: ModelReading['facts'][number][] = [];
  let refused = 0;
  for (const stretch of stretchesOf(version.text).slice(0, MAX_STRETCHES)) {
    const reading = readModelAnswer(await askModel(rules, stretch), context);
    facts.push(...reading.facts);
    refused += Object.values(reading.refused).reduce((sum, count) => sum + count, 0);
  }
  return { of: readVersionOf(page, version), facts, refused };
}

export async function keepModelReading(
  use: Use,
  { of, facts, refused }: PreparedReading,
): Promise<{ proposed: number; refused: number }> {
  const proposals = facts.map((fact) => proposalOf(use.ids, fact, of.trust));
  const proposed = await insertFindings(use.tx, { ...of, at: use.now.toISOString() }, proposals);
  return { proposed, refused };
}
