import type { OrganisationKind } from '../src/vocabulary/organisationKinds.ts';
import { INDICATOR_ROWS } from './indicators.data.ts';
import { MEMBERSHIP_ROWS, type MemberRole } from './memberships.data.ts';
import { type Confidence, ORGANISATION_ROWS, PARK_OPERATORS } from './organisations.data.ts';
import { SOURCE_ROWS } from './sources.data.ts';

/** The corridor as public pages tell it: bodies, alliances with their public members, figures. Every fact names its source and its day. */
export interface DemoSource {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly date: string;
  readonly page: string;
}

export interface DemoOrganisation {
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly nameZh: string;
  readonly nameEn: string | null;
  /** Region or zone: 900060 the corridor, 100000 the nation. */
  readonly regionId: string;
  readonly founded: string | null;
  /** Parks: code of the operating body, where it is public. */
  readonly operator: string | null;
  readonly synthetic: false;
  readonly sources: readonly string[];
  readonly source: string;
  readonly confidence: Confidence;
}

export interface DemoMembership {
  readonly alliance: string;
  readonly member: string;
  readonly role: MemberRole;
  readonly since: string | null;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface DemoIndicator {
  /** Region or zone code, or code of an organisation. */
  readonly subject: string;
  readonly nameZh: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
  readonly qualifier: 'nearly' | 'about' | 'over' | 'at least' | null;
  readonly nature: 'figure' | 'estimate' | 'target';
  readonly source: string;
  readonly confidence: Confidence;
}

export const SOURCES: readonly DemoSource[] = SOURCE_ROWS.map(([id, publisher, title, date, page]) => ({
  id,
  publisher,
  title,
  date,
  page,
}));

const sourceById = new Map(SOURCES.map((source) => [source.id, source]));

/** A source for people: 上海证券报 2019-05-15《人工智能产业联盟成立》. */
export function sourceLine(id: string): string {
  const source = sourceById.get(id);
  return source ? `${source.publisher} ${source.date}《${source.title}》` : id;
}

const operators = new Map(PARK_OPERATORS);

export const CORRIDOR_ORGANISATIONS: readonly DemoOrganisation[] = ORGANISATION_ROWS.map(
  ([code, kind, nameZh, nameEn, regionId, founded, sources, confidence]) => ({
    code,
    kind,
    nameZh,
    nameEn,
    regionId,
    founded,
    operator: operators.get(code) ?? null,
    synthetic: false,
    sources,
    source: sources.map(sourceLine).join('；'),
    confidence,
  }),
);

export const CORRIDOR_MEMBERSHIPS: readonly DemoMembership[] = MEMBERSHIP_ROWS.map(
  ([alliance, member, role, since, source, confidence]) => ({
    alliance,
    member,
    role,
    since,
    source: sourceLine(source),
    confidence,
  }),
);

export const CORRIDOR_INDICATORS: readonly DemoIndicator[] = INDICATOR_ROWS.map(
  ([subject, nameZh, value, unit, period, source, confidence, qualifier, nature]) => ({
    subject,
    nameZh,
    value,
    unit,
    period,
    qualifier,
    nature,
    source: sourceLine(source),
    confidence,
  }),
);
