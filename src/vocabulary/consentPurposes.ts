import type { FactGroup } from './factCatalogue.ts';
import { FACT_GROUP_LABELS } from './factGroups.ts';
import type { OfferKind } from './offerKinds.ts';

/**
 * What facts may be read for. A closed list without a wildcard: each purpose names the groups of facts it can cover at most, so a grant
 * never opens more than its purpose needs (PIPL art. 6, least scope), and the kinds of offer whose reverse list it allows to name.
 */
export interface ConsentPurposeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly groups: readonly FactGroup[];
  readonly offerKinds: readonly OfferKind[];
  /** Given by the enterprise itself; the others follow from a case or from a duty. */
  readonly grantable: boolean;
}

const EVERY_GROUP = Object.keys(FACT_GROUP_LABELS) as FactGroup[];

const purpose = <Code extends string>(
  code: Code,
  zh: string,
  en: string,
  groups: readonly FactGroup[],
  offerKinds: readonly OfferKind[],
  grantable = true,
) => ({ code, zh, en, groups, offerKinds, grantable }) as const;

export const CONSENT_PURPOSES = [
  purpose(
    'financing',
    '融资对接',
    'Financing',
    ['identity', 'size', 'structure', 'people', 'income', 'ip', 'titles', 'finance', 'site', 'compliance', 'received'],
    ['finance'],
  ),
  purpose('policyService', '政策申报服务', 'Help with policies', EVERY_GROUP, ['policy', 'service']),
  purpose(
    'technology',
    '技术与成果对接',
    'Technology',
    ['identity', 'size', 'people', 'income', 'ip', 'titles', 'project'],
    ['technology', 'scenario'],
  ),
  purpose(
    'space',
    '空间与落地对接',
    'Space and settling',
    ['identity', 'size', 'people', 'project', 'site'],
    ['space'],
  ),
  purpose('talent', '人才服务', 'Talent services', ['identity', 'size', 'people', 'titles'], ['talent']),
  purpose(
    'supplyChain',
    '供需对接',
    'Supply and demand',
    ['identity', 'size', 'ip', 'titles', 'project', 'site'],
    ['supplier', 'scenario'],
  ),
  purpose('caseHandling', '共同办件', 'Handling a case together', EVERY_GROUP, [], false),
  purpose(
    'statutoryDuty',
    '法定职责',
    'Statutory duty',
    EVERY_GROUP,
    ['policy', 'finance', 'space', 'talent', 'supplier', 'technology', 'scenario', 'service'],
    false,
  ),
] as const satisfies readonly ConsentPurposeEntry[];

export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]['code'];

const byCode = new Map<string, ConsentPurposeEntry>(CONSENT_PURPOSES.map((entry) => [entry.code, entry]));

export const consentPurpose = (code: string): ConsentPurposeEntry | undefined => byCode.get(code);
export const consentPurposeName = (code: string, language: 'zh' | 'en' = 'zh'): string =>
  byCode.get(code)?.[language] ?? code;

/** The purpose that asks for facts on behalf of an offer of a kind. */
export const purposeOfOfferKind = (kind: OfferKind): ConsentPurpose =>
  CONSENT_PURPOSES.find((entry) => entry.grantable && (entry.offerKinds as readonly OfferKind[]).includes(kind))
    ?.code ?? 'policyService';

/**
 * Facts that the public register of enterprises publishes about everybody (企业信息公示暂行条例, 国务院令第 654 号, art. 6 and 8): they need
 * no grant. Everything else does.
 */
export const PUBLIC_FACT_KEYS: ReadonlySet<string> = new Set([
  'creditCode',
  'name',
  'legalForm',
  'foundedOn',
  'operatingStatus',
  'registeredRegion',
]);
