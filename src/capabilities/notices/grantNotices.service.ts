import type { Subscriber } from '../../storage/outbox.ts';
import { consentPurposeName } from '../../vocabulary/consentPurposes.ts';
import { grantFacts } from './notice.queries.ts';
import { type Deps, numberOf, tell, textOf } from './tell.service.ts';

/** Notices about consent: to the enterprise that is asked, to the organisation that is answered. */

const WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  active: { zh: '已授权贵单位查看事实', en: 'lets your organisation read facts' },
  revoked: { zh: '已撤回授权', en: 'has withdrawn its consent' },
};

const requested =
  (deps: Deps): Subscriber =>
  async (tx, event) => {
    const org = numberOf(event.payload.enterpriseOrg);
    const [byName, purpose] = [textOf(event.payload.byName), textOf(event.payload.purpose)];
    const text = {
      zh: `${byName} 申请查看贵企业的事实，用途：${consentPurposeName(purpose)}`,
      en: `${byName} asks to read facts of your enterprise for: ${consentPurposeName(purpose, 'en')}`,
    };
    await tell(deps, tx, event, [org], 'grantRequested', text, '/consents');
  };

const decided =
  (deps: Deps): Subscriber =>
  async (tx, event) => {
    const facts = await grantFacts(tx, event.regionId, textOf(event.payload.grantId));
    if (!facts) return;
    const words = WORDS[textOf(event.payload.status)];
    const purpose = { zh: consentPurposeName(facts.purpose), en: consentPurposeName(facts.purpose, 'en') };
    // Who declined a request that went out unseen stays unseen.
    const text = words
      ? { zh: `${facts.name} ${words.zh}（${purpose.zh}）`, en: `${facts.name} ${words.en} (${purpose.en})` }
      : { zh: `一家企业婉拒了授权申请（${purpose.zh}）`, en: `An enterprise declined a request (${purpose.en})` };
    const link = words ? `/enterprises/${event.regionId}/${facts.enterprise_id}` : '/consents';
    await tell(deps, tx, event, [numberOf(event.payload.toOrg)], 'grantDecided', text, link);
  };

export const grantSubscribers = (deps: Deps): [string, Subscriber][] => [
  ['grant.requested', requested(deps)],
  ['grant.decided', decided(deps)],
];
