import type { Subscriber } from '../../storage/outbox.ts';
import { consentPurposeName } from '../../vocabulary/consentPurposes.ts';
import { grantFacts, grantRowFacts } from './notice.queries.ts';
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

const ROW_WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  noticed: { zh: '贵企业已列入公示名单', en: 'Your enterprise is on a list in public notice' },
  awaitingAccount: { zh: '请在期限内确认收款账户', en: 'Please confirm your account in time' },
  forfeited: { zh: '逾期未确认收款账户，视为放弃', en: 'The account was not confirmed in time: forfeited' },
  paid: { zh: '款项已兑付，并记入本企业已享受政策', en: 'Paid, and entered into the file of your enterprise' },
  refused: { zh: '未予列入', en: 'Refused' },
};

const rowMoved =
  (deps: Deps): Subscriber =>
  async (tx, event) => {
    const words = ROW_WORDS[textOf(event.payload.status)];
    const facts = words && (await grantRowFacts(tx, event.regionId, textOf(event.payload.id)));
    if (!words || !facts) return;
    const due = facts.due_on === null || textOf(event.payload.status) !== 'awaitingAccount' ? '' : ` ${facts.due_on}`;
    const reason = facts.reason === '' ? '' : `（${facts.reason}）`;
    const text = {
      zh: `免申即享“${facts.title}”：${words.zh}${due}${reason}`,
      en: `Grant without application “${facts.title}”: ${words.en}${due}`,
    };
    await tell(deps, tx, event, [numberOf(event.payload.toOrg)], 'autoGrant', text, '/grant-lists');
  };

export const grantSubscribers = (deps: Deps): [string, Subscriber][] => [
  ['grant.requested', requested(deps)],
  ['grant.decided', decided(deps)],
  ['grantRow.moved', rowMoved(deps)],
];
