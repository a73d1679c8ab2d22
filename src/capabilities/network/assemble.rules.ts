import type { GraphNode } from './columns.rules.ts';
import {
  allianceSegment,
  BEGINNING,
  buildGraph,
  cityOf,
  dayNumber,
  FOREVER,
  type Graph,
  type GraphTie,
  sectionSegment,
} from './graph.rules.ts';
import type { TieKind, Tier } from './network.schema.ts';

/** From rows to the graph. The shapes are those of network.queries.ts, named here because rules do not import what loads. */

export interface Body {
  readonly principal: number;
  readonly kind: Tier;
  readonly name: string;
  readonly region_id: string;
  readonly synthetic: boolean;
  readonly alliance_region: string | null;
  readonly alliance_id: string | null;
  readonly industry: string | null;
  readonly founded_on: string | null;
  readonly derived_from: number | null;
}
export interface Membership {
  readonly alliance_org: number;
  readonly member_org: number;
  readonly since: number;
  readonly until: number;
  readonly listed: boolean;
  readonly name: string | null;
  readonly kind: Tier | null;
  readonly region_id: string | null;
  readonly industry: string | null;
  readonly synthetic: boolean | null;
}
export interface Base {
  readonly nodes: readonly GraphNode[];
  readonly ties: readonly GraphTie[];
  /** Members that are in no directory: enterprises. */
  readonly members: readonly number[];
  readonly industryOf: ReadonlyMap<number, string>;
}
interface Own {
  readonly region_id: string;
  readonly id: string;
  readonly title: string;
  readonly since: number;
  readonly until: number;
  readonly alliance_org: number | null;
  readonly enterprise_org: number | null;
  readonly lead_org: number | null;
}
interface Part {
  readonly id: string;
  readonly org: number;
  readonly since: number;
  readonly until: number;
}
interface Firm {
  readonly owner_org: number;
  readonly region_id: string;
  readonly id: string;
  readonly name: string;
  readonly industry_code: string | null;
  readonly synthetic: boolean;
}
interface OriginOf {
  readonly region_id: string;
  readonly id: string;
  readonly origin_kind: string;
  readonly origin_region_id: string;
  readonly origin_id: string;
  readonly alliance_org: number | null;
}
interface PartyTie {
  readonly kind: 'unit' | 'link';
  readonly party_org: number;
  readonly org: number;
  readonly since: number;
  readonly until: number;
}
export type OwnTier = 'agreement' | 'project' | 'case';
export type OwnPart = { readonly rows: readonly Own[]; readonly parts: readonly Part[] };

const LETTER: Readonly<Record<OwnTier, string>> = { agreement: 'a', project: 'p', case: 'c' };
export const orgKey = (org: number): string => `o${org}`;
export const rowKey = (tier: OwnTier, row: { readonly region_id: string; readonly id: string }): string =>
  `${LETTER[tier]}${row.region_id}_${row.id}`;

/** `2019`, `2019-05` or `2019-05-15` as the first day it can mean. */
const firstDay = (text: string): number => (text === '' ? BEGINNING : dayNumber(`${text}-01-01`.slice(0, 10)));

function bodyNode(body: Body): GraphNode {
  const ref = body.alliance_region !== null && body.alliance_id !== null;
  return {
    key: orgKey(body.principal),
    tier: body.kind,
    segment: allianceSegment(body.industry ?? ''),
    city: cityOf(body.region_id),
    region: body.region_id,
    from: firstDay(body.founded_on ?? ''),
    until: FOREVER,
    stands: true,
    open: true,
    label: body.name.toLowerCase(),
    ref: ref ? { regionId: body.alliance_region ?? '', id: body.alliance_id ?? '' } : null,
    synthetic: body.synthetic,
  };
}

function memberNode(row: Membership): GraphNode {
  const region = row.region_id ?? '';
  return {
    key: orgKey(row.member_org),
    tier: row.kind ?? 'enterprise',
    segment: sectionSegment(row.industry),
    city: cityOf(region),
    region,
    from: BEGINNING,
    until: FOREVER,
    stands: false,
    open: false,
    label: (row.name ?? '').toLowerCase(),
    ref: null,
    synthetic: row.synthetic ?? false,
  };
}

/** What is the same for everybody: bodies, members, memberships, and which alliance grew from which. */
export function assembleBase(bodies: readonly Body[], memberships: readonly Membership[]): Base {
  const nodes = new Map(bodies.map((body) => [orgKey(body.principal), bodyNode(body)]));
  const members: number[] = [];
  for (const row of memberships) {
    const key = orgKey(row.member_org);
    if (nodes.has(key)) continue;
    nodes.set(key, memberNode(row));
    members.push(row.member_org);
  }
  const derived = bodies.flatMap((body): GraphTie[] =>
    body.derived_from === null
      ? []
      : [
          {
            a: orgKey(body.derived_from),
            b: orgKey(body.principal),
            kind: 'derived',
            from: BEGINNING,
            until: FOREVER,
            open: true,
          },
        ],
  );
  const ties = memberships.map(
    (row): GraphTie => ({
      a: orgKey(row.alliance_org),
      b: orgKey(row.member_org),
      kind: 'member',
      from: row.since,
      until: row.until,
      open: row.listed,
    }),
  );
  const industryOf = new Map(bodies.map((body) => [body.principal, body.industry ?? '']));
  return { nodes: [...nodes.values()], ties: [...derived, ...ties], members, industryOf };
}

const PART_KIND: Readonly<Record<OwnTier, TieKind>> = { agreement: 'party', project: 'claimer', case: 'position' };
const LEAD_KIND: Readonly<Record<OwnTier, TieKind>> = { agreement: 'party', project: 'poster', case: 'position' };

function ownTies(tier: OwnTier, own: OwnPart): GraphTie[] {
  const byId = new Map(own.rows.map((row) => [row.id, row]));
  const tie = (
    row: Own,
    org: number | null,
    kind: TieKind,
    span: { since: number; until: number } = row,
  ): GraphTie[] =>
    org === null
      ? []
      : [{ a: rowKey(tier, row), b: orgKey(org), kind, from: span.since, until: span.until, open: true }];
  const parts = own.parts.flatMap((part) => {
    const row = byId.get(part.id);
    return row ? tie(row, part.org, PART_KIND[tier], part) : [];
  });
  const told = new Set(own.parts.map((part) => `${part.id} ${part.org}`));
  const leads = own.rows.flatMap((row) => [
    ...tie(row, row.alliance_org, 'within'),
    ...tie(row, row.enterprise_org, 'beneficiary'),
    ...(told.has(`${row.id} ${row.lead_org}`) ? [] : tie(row, row.lead_org, LEAD_KIND[tier])),
  ]);
  return [...parts, ...leads];
}

function originTies(origins: readonly OriginOf[]): GraphTie[] {
  return origins.flatMap((origin): GraphTie[] => {
    const a = rowKey('case', origin);
    const span = { from: BEGINNING, until: FOREVER, open: true } as const;
    const source = { region_id: origin.origin_region_id, id: origin.origin_id };
    const from =
      origin.origin_kind === 'agreement'
        ? rowKey('agreement', source)
        : origin.origin_kind === 'posting'
          ? rowKey('project', source)
          : null;
    return [
      ...(origin.alliance_org === null
        ? []
        : [{ a, b: orgKey(origin.alliance_org), kind: 'within' as const, ...span }]),
      ...(from === null ? [] : [{ a: from, b: a, kind: 'origin' as const, ...span }]),
    ];
  });
}

const partyTie = ({ kind, party_org, org, since, until }: PartyTie): GraphTie => ({
  a: orgKey(party_org),
  b: orgKey(org),
  kind,
  from: since,
  until,
  open: true,
});

/** An enterprise that a visible row names, or a party without a record that the reader may open. */
const tiedNode = (org: number, region: string): GraphNode => ({
  ...memberNode({
    alliance_org: 0,
    member_org: org,
    since: 0,
    until: 0,
    listed: false,
    name: null,
    kind: 'enterprise',
    region_id: region,
    industry: null,
    synthetic: false,
  }),
});

const firmNode = (node: GraphNode, firm: Firm): GraphNode => ({
  ...node,
  segment: sectionSegment(firm.industry_code) || node.segment,
  city: cityOf(firm.region_id),
  region: firm.region_id,
  open: true,
  label: firm.name.toLowerCase(),
  ref: { regionId: firm.region_id, id: firm.id },
  synthetic: firm.synthetic,
});

function ownNode(tier: OwnTier, row: Own, segment: string): GraphNode {
  return {
    key: rowKey(tier, row),
    tier,
    segment,
    city: cityOf(row.region_id),
    region: row.region_id,
    from: row.since,
    until: row.until,
    stands: true,
    open: true,
    label: row.title.toLowerCase(),
    ref: { regionId: row.region_id, id: row.id },
    synthetic: false,
  };
}

/** The graph of one reader: the base, the rows it sees, the enterprises it may open. */
export function assemble(
  base: Base,
  own: Readonly<Record<OwnTier, OwnPart>>,
  more: { readonly origins: readonly OriginOf[]; readonly party: readonly PartyTie[] },
  firms: readonly Firm[],
): Graph {
  const nodes = new Map(base.nodes.map((node) => [node.key, node]));
  const ties = [
    ...(['agreement', 'project', 'case'] as const).flatMap((tier) => ownTies(tier, own[tier])),
    ...originTies(more.origins),
    ...more.party.map(partyTie),
  ];
  for (const tier of ['agreement', 'project', 'case'] as const)
    for (const row of own[tier].rows)
      nodes.set(
        rowKey(tier, row),
        ownNode(tier, row, allianceSegment(base.industryOf.get(row.alliance_org ?? 0) ?? '')),
      );
  for (const tie of ties) {
    const from = nodes.get(tie.a);
    if (from && tie.b.startsWith('o') && !nodes.has(tie.b))
      nodes.set(tie.b, tiedNode(Number(tie.b.slice(1)), from.region));
  }
  for (const firm of firms) {
    const node = nodes.get(orgKey(firm.owner_org));
    if (node) nodes.set(node.key, firmNode(node, firm));
  }
  for (const row of own.case.rows) {
    const segment = nodes.get(orgKey(row.enterprise_org ?? 0))?.segment;
    if (segment) nodes.set(rowKey('case', row), ownNode('case', row, segment));
  }
  return buildGraph([...nodes.values()], [...base.ties, ...ties]);
}

/** Every organisation that rows of the reader name and no directory holds. */
export const orgsIn = (own: Readonly<Record<OwnTier, OwnPart>>): number[] =>
  (['agreement', 'project', 'case'] as const).flatMap((tier) => [
    ...own[tier].parts.map((part) => part.org),
    ...own[tier].rows.flatMap((row) =>
      [row.enterprise_org, row.lead_org].flatMap((org) => (org === null ? [] : [org])),
    ),
  ]);
