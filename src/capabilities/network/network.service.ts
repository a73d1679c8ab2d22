import { notFound } from '../../kernel/errors.ts';
import type { Cursors } from '../../kernel/paging.ts';
import type { Use } from '../../storage/use.ts';
import { regionsWithin } from '../../vocabulary/regions.ts';
import { type Drawing, drawGroup, drawNode, drawWhole, type Position } from './drawing.rules.ts';
import { type Reader, readerOf } from './eyes.service.ts';
import { dayNumber, type Graph } from './graph.rules.ts';
import { graphOf, nodeOfOrg } from './graph.service.ts';
import { type Labels, labelsOf, namesWith } from './labels.rules.ts';
import { networkErrors } from './network.errors.ts';
import { type NetworkNode, type NetworkQuery, type NetworkView, type Tier, tierSchema } from './network.schema.ts';
import { nameNodes } from './nodeNames.service.ts';
import { type Asked, isWholeCities, OUT, type Survey, survey, TOLD } from './survey.rules.ts';
import { type Tally, tallyOf } from './tally.rules.ts';

/** The graph of organisations and what they do together, as the reader may see it. */

const PAGE = 100;
const MAX_REMEMBERED = 60;

const isTier = (text: string): text is Tier => tierSchema.safeParse(text).success;

function askedOf(graph: Graph, query: NetworkQuery, today: number): Asked {
  const to = query.to === undefined ? today : dayNumber(query.to);
  const from = query.from === undefined ? to : dayNumber(query.from);
  const alliance = query.alliance === undefined ? null : nodeOfOrg(graph, Number(query.alliance));
  if (query.alliance !== undefined && graph.nodes[alliance ?? -1]?.tier !== 'alliance')
    throw networkErrors.unknownAlliance();
  const isGroup = query.focus?.startsWith('g.') ?? true;
  return {
    from: Math.min(from, to),
    to: Math.max(from, to),
    tiers: query.tiers === undefined ? null : new Set(query.tiers.split(',').filter(isTier)),
    regions: query.regionId === undefined ? null : new Set(regionsWithin(query.regionId)),
    countsHidden: query.regionId === undefined || isWholeCities(query.regionId),
    alliance,
    centre: isGroup ? null : (graph.at.get(query.focus ?? '') ?? null),
  };
}

interface Seen {
  readonly survey: Survey;
  readonly tally: Tally;
}
const seenOf = new WeakMap<Graph, Map<string, Seen>>();

/** The same filter for the same eyes on the same graph is gone through once. */
function look(graph: Graph, asked: Asked, reader: Reader, query: NetworkQuery): Seen {
  const { after: _after, focus: _focus, ...filter } = query;
  // Only filters that could take the centre away make it a question of its own.
  const centre = asked.tiers || asked.regions || asked.alliance !== null ? asked.centre : null;
  const key = JSON.stringify([filter, centre, reader.key]);
  const kept = seenOf.get(graph) ?? new Map<string, Seen>();
  seenOf.set(graph, kept);
  const known = kept.get(key);
  if (known) return known;
  const one = survey(graph, asked, reader.eyes);
  const seen = { survey: one, tally: tallyOf(one) };
  if (kept.size >= MAX_REMEMBERED) kept.clear();
  kept.set(key, seen);
  return seen;
}

function draw(seen: Seen, query: NetworkQuery, asked: Asked, after: Position | null): Drawing {
  if (query.focus === undefined) return drawWhole(seen.tally);
  if (query.focus.startsWith('g.')) return drawGroup(seen.survey, seen.tally, query.focus, PAGE, after);
  if (asked.centre === null || seen.survey.node[asked.centre] !== TOLD) throw notFound();
  return drawNode(seen.survey, seen.tally, asked.centre, PAGE, after);
}

const positionOf = (key: readonly (string | number)[]): Position => ({ degree: Number(key[0]), key: String(key[1]) });

export async function readNetwork(use: Use, query: NetworkQuery, cursors: Cursors): Promise<NetworkView> {
  const graph = await graphOf(use.tx);
  const reader = await readerOf(use, graph);
  const asked = askedOf(graph, query, reader.eyes.today);
  const list = `network ${query.focus ?? ''}`;
  const after = query.after === undefined ? null : positionOf(cursors.open(list, use.actor.org, query.after));
  const seen = look(graph, asked, reader, query);
  const drawing = draw(seen, query, asked, after);
  const named = await nameNodes(use, graph, drawing, reader.alliances);
  return {
    ...named,
    tiesLeftOut: drawing.tiesLeftOut,
    bySegment: seen.tally.bySegment,
    countsHidden: asked.countsHidden,
    named: seen.tally.named,
    next: drawing.next && cursors.seal(list, use.actor.org, [drawing.next.degree, drawing.next.key]),
  };
}

const FOUND = 20;
const labelsByGraph = new WeakMap<Graph, Labels>();

function labels(graph: Graph): Labels {
  const known = labelsByGraph.get(graph) ?? labelsOf(graph.nodes.map((node) => node.label.replaceAll('\n', ' ')));
  labelsByGraph.set(graph, known);
  return known;
}

/** Nodes whose name has the text, best tied first; today's graph without filters. */
export async function findNodes(use: Use, text: string): Promise<NetworkNode[]> {
  const graph = await graphOf(use.tx);
  const reader = await readerOf(use, graph);
  const { survey: seen } = look(graph, askedOf(graph, {}, reader.eyes.today), reader, {});
  const wanted = text.toLowerCase();
  const found = namesWith(labels(graph), wanted).filter((node) => (seen.node[node] ?? OUT) === TOLD);
  const singles = found.sort((a, b) => (seen.degree[b] ?? 0) - (seen.degree[a] ?? 0) || a - b).slice(0, FOUND);
  const named = await nameNodes(use, graph, { centre: null, singles, groups: [], ties: [] }, reader.alliances);
  return named.nodes.filter((node) => node.name !== null);
}
