import type { OfferKind } from '../src/vocabulary/offerKinds.ts';
import type { OrganisationKind } from '../src/vocabulary/organisationKinds.ts';
import { sourceLine } from './corridor.ts';
import { OFFER_ROWS, SYNTHETIC_BODY_ROWS } from './offers.data.ts';
import type { Confidence } from './organisations.data.ts';

/** An offer without rules: published by a real body with its source, or made up and owned by a made-up body. */
export interface DemoOffer {
  readonly code: string;
  readonly kind: OfferKind;
  /** Code of the organisation that gives it. */
  readonly owner: string;
  /** Region or zone where it holds. */
  readonly regionId: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly summary: { readonly zh: string; readonly en: string };
  readonly dueDays: number;
  readonly synthetic: boolean;
  readonly source: string | null;
  readonly confidence: Confidence | null;
}

export interface SyntheticBody {
  readonly code: string;
  readonly kind: OrganisationKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionId: string;
  readonly synthetic: true;
}

export const SYNTHETIC_BODIES: readonly SyntheticBody[] = SYNTHETIC_BODY_ROWS.map(
  ([code, kind, nameZh, nameEn, regionId]) => ({
    code,
    kind,
    nameZh,
    nameEn,
    regionId,
    synthetic: true,
  }),
);

export const DEMO_OFFERS: readonly DemoOffer[] = OFFER_ROWS.map(
  ([code, kind, owner, regionId, [titleZh, titleEn], [summaryZh, summaryEn], dueDays, source, confidence]) => ({
    code,
    kind,
    owner,
    regionId,
    title: {
      zh: source === null ? `${titleZh}(合成)` : titleZh,
      en: source === null ? `${titleEn} (synthetic)` : titleEn,
    },
    summary: { zh: summaryZh, en: summaryEn },
    dueDays,
    synthetic: source === null,
    source: source === null ? null : sourceLine(source),
    confidence,
  }),
);
