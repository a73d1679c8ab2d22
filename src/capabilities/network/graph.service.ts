import type { WriteEpochs } from '../../storage/epochs.ts';
import type { Tx } from '../../storage/sql.ts';
import { assemble, assembleBase, type Base, type OwnTier, orgKey, orgsIn } from './assemble.rules.ts';
import type { Graph } from './graph.rules.ts';
import {
  bodies,
  memberships,
  originsOfCases,
  ownRows,
  partsOf,
  partyTies,
  visibleEnterprises,
} from './network.queries.ts';

/**
 * The graph is kept between answers, for everybody what is the same for everybody, and for each reader what that reader sees, until a table it is
 * made of is written (docs/adr/0004). It holds who is tied to whom; names are read anew for every answer.
 */
const BASE_TABLES = ['organisations', 'alliances', 'memberships', 'alliance_members'];
const OWN_TABLES = [
  ...BASE_TABLES,
  'agreements',
  'agreement_parties',
  'postings',
  'claims',
  'cases',
  'positions',
  'origins',
  'party_bodies',
  'party_units',
  'party_links',
  'enterprises',
];
/** For writes of other processes only. What may be named at all is not remembered. */
const REMEMBER_MS = 20_000;
const MAX_READERS = 24;

interface Remembered<T> {
  readonly epoch: number;
  readonly at: number;
  readonly value: T;
}
interface Memory {
  base: Remembered<Base> | undefined;
  readonly graphs: Map<string, Remembered<Graph>>;
}
const memories = new WeakMap<WriteEpochs, Memory>();

function memoryOf(epochs: WriteEpochs): Memory {
  const known = memories.get(epochs);
  if (known) return known;
  const memory: Memory = { base: undefined, graphs: new Map() };
  memories.set(epochs, memory);
  return memory;
}

const isFresh = (one: Remembered<unknown> | undefined, epoch: number): boolean =>
  one !== undefined && one.epoch === epoch && performance.now() - one.at < REMEMBER_MS;

async function baseOf(tx: Tx, memory: Memory): Promise<Base> {
  const epoch = tx.epochs.of(BASE_TABLES);
  if (memory.base && isFresh(memory.base, epoch)) return memory.base.value;
  const value = await tx.asJob('who is tied to whom, counted where it may not be named', async (job) =>
    assembleBase(await bodies(job), await memberships(job)),
  );
  memory.base = { epoch, at: performance.now(), value };
  return value;
}

const OWN: readonly OwnTier[] = ['agreement', 'project', 'case'];

async function readGraph(tx: Tx, base: Base): Promise<Graph> {
  const own = { agreement: { rows: [], parts: [] }, project: { rows: [], parts: [] }, case: { rows: [], parts: [] } };
  const read = await OWN.reduce(
    async (before, tier) => ({
      ...(await before),
      [tier]: { rows: await ownRows(tx, tier), parts: await partsOf(tx, tier) },
    }),
    Promise.resolve<Parameters<typeof assemble>[1]>(own),
  );
  const origins = await tx.asJob('where visible cases came from', originsOfCases);
  const party = await partyTies(tx);
  const orgs = [...base.members, ...orgsIn(read), ...party.map((tie) => tie.org)];
  const firms = await visibleEnterprises(tx, [...new Set(orgs)]);
  return assemble(base, read, { origins, party }, firms);
}

/** The graph as the reader of this transaction sees it. */
export async function graphOf(tx: Tx): Promise<Graph> {
  const memory = memoryOf(tx.epochs);
  const epoch = tx.epochs.of(OWN_TABLES);
  const known = memory.graphs.get(tx.scope);
  if (known && isFresh(known, epoch)) return known.value;
  const value = await readGraph(tx, await baseOf(tx, memory));
  memory.graphs.delete(tx.scope);
  if (memory.graphs.size >= MAX_READERS)
    for (const oldest of memory.graphs.keys()) {
      memory.graphs.delete(oldest);
      break;
    }
  memory.graphs.set(tx.scope, { epoch, at: performance.now(), value });
  return value;
}

/** The number of an organisation in the graph; null where it is not in it. */
export const nodeOfOrg = (graph: Graph, org: number): number | null => graph.at.get(orgKey(org)) ?? null;
