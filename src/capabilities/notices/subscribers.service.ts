import type { OutboxEvent, Subscriber } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { grantSubscribers } from './grantNotices.service.ts';
import { askedOrgs, type CaseFacts, caseFacts, outcomeFacts } from './notice.queries.ts';
import { type Notice, toldSchema } from './notice.schema.ts';
import { type Deps, numberOf, tell, textOf } from './tell.service.ts';

/** Notices are effects: they hang off events and are written at least once delivered, once kept. Runs as lq_job. */

const aboutCase =
  (act: (tx: Tx, event: OutboxEvent, facts: CaseFacts, link: string) => Promise<void>): Subscriber =>
  async (tx, event) => {
    const id = textOf(event.payload.id ?? event.payload.caseId);
    const facts = await caseFacts(tx, event.regionId, id);
    if (facts) await act(tx, event, facts, `/cases/${event.regionId}/${id}`);
  };

/** Words of a notice about a case, and whom it goes to. */
interface CaseNotice {
  readonly kind: Notice['kind'];
  readonly zh: (facts: CaseFacts) => string;
  readonly en: (facts: CaseFacts) => string;
  /** Fields of the event that name a receiver; `asked` stands for all organisations of the case. */
  readonly to: readonly ('toOrg' | 'org' | 'asked')[];
}

const CASE_NOTICES: Readonly<Record<string, CaseNotice>> = {
  'case.opened': {
    kind: 'caseOpened',
    to: ['asked'],
    zh: (facts) => `${facts.enterprise_name} 请您协助：${facts.title}（${facts.number}）`,
    en: (facts) => `${facts.enterprise_name} asks for help: ${facts.title} (${facts.number})`,
  },
  'case.transferred': {
    kind: 'transfer',
    to: ['toOrg'],
    zh: (facts) => `办件 ${facts.number} 转由您办理：${facts.title}`,
    en: (facts) => `Case ${facts.number} was handed to you: ${facts.title}`,
  },
  'case.task': {
    kind: 'task',
    to: ['toOrg'],
    zh: (facts) => `办件 ${facts.number} 有新任务`,
    en: (facts) => `A new task in case ${facts.number}`,
  },
  'case.remind': {
    kind: 'reminder',
    to: ['org'],
    zh: (facts) => `请尽快答复：${facts.title}（${facts.number}）`,
    en: (facts) => `Please answer: ${facts.title} (${facts.number})`,
  },
  'case.escalate': {
    kind: 'escalation',
    to: ['org', 'toOrg'],
    zh: (facts) => `逾期未答复，已上报：${facts.title}（${facts.number}）`,
    en: (facts) => `No answer, escalated: ${facts.title} (${facts.number})`,
  },
};

const caseSubscribers = (deps: Deps): [string, Subscriber][] =>
  Object.entries(CASE_NOTICES).map(([event, notice]) => [
    event,
    aboutCase(async (tx, happened, facts, link) => {
      const asked = notice.to.includes('asked')
        ? await askedOrgs(tx, happened.regionId, textOf(happened.payload.id))
        : [];
      const named = notice.to.flatMap((field) => (field === 'asked' ? [] : [numberOf(happened.payload[field])]));
      await tell(
        deps,
        tx,
        happened,
        [...asked, ...named],
        notice.kind,
        { zh: notice.zh(facts), en: notice.en(facts) },
        link,
      );
    }),
  ]);

function otherSubscribers(deps: Deps): [string, Subscriber][] {
  return [
    [
      'outcome.claimed',
      async (tx, event) => {
        const facts = await outcomeFacts(tx, event.regionId, textOf(event.payload.id));
        const text = facts && {
          zh: `请确认成效：${outcomeKindName(facts.kind, 'zh')}`,
          en: `Please confirm: ${outcomeKindName(facts.kind, 'en')}`,
        };
        if (facts && text)
          await tell(
            deps,
            tx,
            event,
            [facts.owner_org],
            'outcomeClaimed',
            text,
            `/outcomes/${event.regionId}/${textOf(event.payload.id)}`,
          );
      },
    ],
    [
      'outcome.confirmed',
      async (tx, event) => {
        const facts = await outcomeFacts(tx, event.regionId, textOf(event.payload.id));
        const text = facts && {
          zh: `成效已确认并计数：${facts.enterprise_name} ${outcomeKindName(facts.kind, 'zh')}`,
          en: `Confirmed and counted: ${facts.enterprise_name}, ${outcomeKindName(facts.kind, 'en')}`,
        };
        if (facts && text)
          await tell(
            deps,
            tx,
            event,
            [facts.claimed_by_org],
            'outcomeConfirmed',
            text,
            `/outcomes/${event.regionId}/${textOf(event.payload.id)}`,
          );
      },
    ],
    [
      'offer.invited',
      async (tx, event) => {
        const title = event.payload.title as { zh: string; en: string };
        const message = textOf(event.payload.message);
        const text = {
          zh: `${textOf(event.payload.byName)} 邀请您申报：${title.zh}${message ? `。${message}` : ''}`,
          en: `${textOf(event.payload.byName)} invites you to apply: ${title.en}${message ? `. ${message}` : ''}`,
        };
        await tell(
          deps,
          tx,
          event,
          [numberOf(event.payload.enterpriseOrg)],
          'invitation',
          text,
          `/offers/${textOf(event.payload.offerRegionId)}/${textOf(event.payload.offerId)}`,
        );
      },
    ],
  ];
}

// Rooms of standing co-operation say themselves whom they tell what: the words are theirs, the mailbox is here.
const toldByRooms = (deps: Deps): [string, Subscriber] => [
  'notice.tell',
  async (tx, event) => {
    const { orgs, kind, zh, en, link } = toldSchema.parse(event.payload);
    await tell(deps, tx, event, orgs, kind, { zh, en }, link);
  },
];

/** Event kind → named subscribers. */
export function noticeSubscribers(deps: Deps): Map<string, [string, Subscriber][]> {
  return new Map(
    [...caseSubscribers(deps), ...otherSubscribers(deps), ...grantSubscribers(deps), toldByRooms(deps)].map(
      ([kind, subscriber]) => [kind, [['notices', subscriber]]],
    ),
  );
}
