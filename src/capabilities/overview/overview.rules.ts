import { formatFen } from '../../kernel/money.ts';
import { closingReasonName } from '../../vocabulary/closingReasons.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import type { CaseSummary } from '../cases/case.schema.ts';
import type { Need } from '../needs/need.schema.ts';
import type { OfferAssessment } from '../offers/offer.schema.ts';
import type { Outcome } from '../outcomes/outcome.schema.ts';
import type { EnterprisePage } from './overview.schema.ts';

const ORDER = { eligible: 0, needs_person: 1, needs_data: 2, not_eligible: 4, not_applicable: 5 } as const;

/** Eligible first; among the not eligible the near ones on top, then those with the fewest ways to fail. */
export const orderByVerdict = (offers: readonly OfferAssessment[]): OfferAssessment[] =>
  [...offers].sort((a, b) => rankOf(a) - rankOf(b) || (a.offer.code < b.offer.code ? -1 : 1));

const rankOf = ({ assessment, outOfPlace }: OfferAssessment): number =>
  outOfPlace ? ORDER.not_applicable : assessment === null ? 6 : assessment.near ? 3 : ORDER[assessment.verdict];

/** One line of history: needs raised, cases opened and closed, outcomes; newest first. */
export function timelineOf(
  needs: readonly Need[],
  cases: readonly CaseSummary[],
  outcomes: readonly Outcome[],
): EnterprisePage['timeline'] {
  const lines = [
    ...needs.map((need) => ({
      at: need.submittedAt ?? need.createdAt,
      text: { zh: `提出需求：${need.title}`, en: `Raised a need: ${need.title}` },
      link: `/needs/${need.regionId}/${need.id}`,
    })),
    ...cases.map((row) => ({
      at: row.openedAt,
      text: { zh: `立案 ${row.number}：${row.title}`, en: `Case ${row.number} opened: ${row.title}` },
      link: `/cases/${row.regionId}/${row.id}`,
    })),
    ...cases.flatMap((row) =>
      row.closedAt === null
        ? []
        : [
            {
              at: row.closedAt,
              text: {
                zh: `办结 ${row.number}：${closingReasonName(row.closingReason ?? '', 'zh')}`,
                en: `Case ${row.number} closed: ${closingReasonName(row.closingReason ?? '', 'en')}`,
              },
              link: `/cases/${row.regionId}/${row.id}`,
            },
          ],
    ),
    ...outcomes.map((outcome) => ({
      at: outcome.confirmedAt ?? outcome.claims[0]?.claimedAt ?? `${outcome.happenedOn}T00:00:00.000Z`,
      text: {
        zh: `成效：${outcomeKindName(outcome.kind, 'zh')}${outcome.amountFen === null ? '' : ` ${formatFen(outcome.amountFen)}`}`,
        en: `Outcome: ${outcomeKindName(outcome.kind, 'en')}${outcome.amountFen === null ? '' : ` CNY ${outcome.amountFen / 100}`}`,
      },
      link: `/outcomes/${outcome.regionId}/${outcome.id}`,
    })),
  ];
  return lines.sort((a, b) => (a.at > b.at ? -1 : 1)).slice(0, 100);
}
