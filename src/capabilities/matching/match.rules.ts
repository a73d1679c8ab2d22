import type { Assessment } from '../../eligibility/assessment.schema.ts';
import { formatFen } from '../../kernel/money.ts';
import { regionName } from '../../vocabulary/regions.ts';
import type { Offer } from '../offers/offer.schema.ts';
import type { MatchReason } from './match.schema.ts';

/**
 * How an offer is ranked for a need, with the reasons in sentences. Hard reasons exclude; soft ones order. The score is a sum of
 * parts that are each shown as a reason, so nobody is ranked by something unsaid.
 */

export interface Candidate {
  readonly offer: Offer;
  readonly assessment: Assessment | null;
  readonly words: readonly string[];
  /** 0 to 1: word score over the best word score of this need. */
  readonly wordShare: number;
}

export interface NeedSide {
  readonly kinds: readonly string[];
  readonly regionId: string;
  readonly regions: readonly string[];
  readonly amountFen: number | null;
}

export interface Ranked {
  readonly candidate: Candidate;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  readonly excluded: boolean;
}

const VERDICT_POINTS = {
  eligible: 450,
  needs_person: 380,
  needs_data: 280,
  not_eligible: 0,
  not_applicable: 0,
} as const;
const WITHOUT_RULES = 300;
const WORD_POINTS = 350;
const PLACE_POINTS = [200, 150, 120, 100, 60];

function eligibilityReason(assessment: Assessment | null): { reason: MatchReason; points: number; excluded: boolean } {
  if (assessment === null) {
    return {
      points: WITHOUT_RULES,
      excluded: false,
      reason: {
        kind: 'eligibility',
        hard: false,
        good: true,
        text: { zh: '该资源未设申请条件，由提供方答复。', en: 'This offer has no conditions; its provider answers.' },
      },
    };
  }
  const excluded = assessment.verdict === 'not_eligible' || assessment.verdict === 'not_applicable';
  return {
    points: VERDICT_POINTS[assessment.verdict],
    excluded,
    reason: { kind: 'eligibility', hard: true, good: !excluded, text: assessment.summary },
  };
}

function placeReason(need: NeedSide, offer: Offer): { reason: MatchReason; points: number; excluded: boolean } {
  const rank = need.regions.indexOf(offer.regionId);
  const name = { zh: regionName(offer.regionId, 'zh'), en: regionName(offer.regionId, 'en') };
  if (rank >= 0) {
    const near =
      rank === 0
        ? { zh: `同在${name.zh}`, en: `in the same district, ${name.en}` }
        : { zh: `适用于${name.zh}`, en: `open to ${name.en}` };
    return {
      points: PLACE_POINTS[Math.min(rank, PLACE_POINTS.length - 1)] ?? 0,
      excluded: false,
      reason: { kind: 'place', hard: false, good: true, text: near },
    };
  }
  return {
    points: 20,
    excluded: false,
    reason: {
      kind: 'place',
      hard: false,
      good: false,
      text: {
        zh: `提供方在${name.zh}，与企业不在同一区域`,
        en: `the provider is in ${name.en}, elsewhere than the enterprise`,
      },
    },
  };
}

const kindReason = (need: NeedSide, offer: Offer): MatchReason => {
  const fits = need.kinds.includes(offer.kind);
  return {
    kind: 'kind',
    hard: true,
    good: fits,
    text: fits
      ? { zh: '资源类型与需求一致', en: 'of the kind that is needed' }
      : { zh: '资源类型与需求不一致', en: 'of another kind than is needed' },
  };
};

function amountReason(need: NeedSide, assessment: Assessment | null): MatchReason[] {
  const amount = assessment?.amount;
  if (need.amountFen === null || !amount || amount.amountFen === null) return [];
  const covers = amount.amountFen >= need.amountFen;
  const text = covers
    ? {
        zh: `可得金额 ${formatFen(amount.amountFen)}，覆盖所需 ${formatFen(need.amountFen)}`,
        en: `CNY ${amount.amountFen / 100} covers what is needed`,
      }
    : {
        zh: `可得金额 ${formatFen(amount.amountFen)}，低于所需 ${formatFen(need.amountFen)}`,
        en: `CNY ${amount.amountFen / 100} is less than what is needed`,
      };
  return [{ kind: 'amount', hard: false, good: covers, text }];
}

function wordReason(candidate: Candidate): MatchReason[] {
  if (candidate.words.length === 0) return [];
  const words = candidate.words.slice(0, 6);
  return [
    {
      kind: 'words',
      hard: false,
      good: true,
      text: { zh: `文字相符：${words.join('、')}`, en: `matching words: ${words.join(', ')}` },
    },
  ];
}

/** Scores one offer for one need. */
export function rankCandidate(need: NeedSide, candidate: Candidate): Ranked {
  const eligibility = eligibilityReason(candidate.assessment);
  const place = placeReason(need, candidate.offer);
  const kind = kindReason(need, candidate.offer);
  const words = Math.round(WORD_POINTS * candidate.wordShare);
  return {
    candidate,
    score: eligibility.points + place.points + words,
    reasons: [
      kind,
      eligibility.reason,
      ...wordReason(candidate),
      place.reason,
      ...amountReason(need, candidate.assessment),
    ],
    excluded: eligibility.excluded || !kind.good,
  };
}

const byScore = (a: Ranked, b: Ranked): number =>
  b.score - a.score || (a.candidate.offer.code < b.candidate.offer.code ? -1 : 1);

/**
 * The ranking, and the one "why not": the offer of the right kind that would rank best but fails a hard condition. Offers of the
 * right kind are enough; offers of another kind are never the honest answer to why a need was not met.
 */
export function rankMatches(
  need: NeedSide,
  candidates: readonly Candidate[],
): { items: Ranked[]; whyNot: Ranked | null } {
  const ranked = candidates.map((candidate) => rankCandidate(need, candidate));
  const items = ranked.filter((entry) => !entry.excluded).sort(byScore);
  const failed = ranked.filter((entry) => entry.excluded && need.kinds.includes(entry.candidate.offer.kind));
  const near = failed.filter((entry) => entry.candidate.assessment?.near);
  return { items, whyNot: [...(near.length > 0 ? near : failed)].sort(byScore)[0] ?? null };
}
