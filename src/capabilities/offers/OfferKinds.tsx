import { OFFER_KINDS, offerKindName } from '../../vocabulary/offerKinds.ts';
import { useLanguage } from '../../webkit/i18n.ts';
import type { Option } from '../../webkit/inputs.tsx';
import type { OfferKind } from './offer.schema.ts';

/** Names of the kinds of offer in the language of the page. */
export function useOfferKindNames(): {
  readonly nameOf: (kind: OfferKind) => string;
  readonly options: readonly Option<OfferKind>[];
} {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  return {
    nameOf: (kind) => offerKindName(kind, language),
    options: OFFER_KINDS.map((kind) => ({ value: kind.code, label: kind[language] })),
  };
}
