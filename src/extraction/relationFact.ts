import type { ProposedFact, ProposedRelation, RelationKind } from './extraction.ts';

/** How a relation is named among the things a document says of a body. */
const NAMES: Readonly<Record<RelationKind, string>> = {
  memberOf: '加入',
  initiated: '发起',
  unveiled: '揭牌',
  signed: '签约',
  recommended: '推荐',
  coBuilt: '共建',
  derivedFrom: '依据',
};

/** A relation as a fact of its subject, so that it is looked at, accepted and opened at its sentence as any other: `某区 · 签约：某集团`. */
export const relationFact = (relation: ProposedRelation): ProposedFact => ({
  rule: relation.rule,
  subject: relation.subject,
  indicator: NAMES[relation.kind],
  value: { kind: 'text', text: relation.object.name },
  unit: null,
  qualifiers: [],
  qualifierText: null,
  scope: null,
  state: 'result',
  period: relation.period,
  quote: relation.quote,
  from: relation.from,
  to: relation.to,
  review: relation.review,
});
