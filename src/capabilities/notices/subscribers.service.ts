import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import type { OutboxEvent, Subscriber } from '../../storage/outbox.ts';
import type { Tx } from '../../storage/sql.ts';
import { outcomeKindName } from '../../vocabulary/outcomeKinds.ts';
import { askedOrgs, type CaseFacts, caseFacts, outcomeFacts } from './notice.queries.ts';
import type { Notice } from './notice.schema.ts';
import { insertNotice } from './notice.store.ts';

/** Notices are effects: they hang off events and are written at least once delivered, once kept. Runs as lq_job. */

interface Deps {
  readonly clock: Clock;
  readonly ids: Ids;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

async function tell(
  deps: Deps,
  tx: Tx,
  event: OutboxEvent,
  orgs: readonly (number | null)[],
  kind: Notice['kind'],
  text: { zh: string; en: string },
  link: string,
): Promise<void> {
  for (const org of new Set(orgs)) {
    if (org !== null)
      await insertNotice(tx, {
        regionId: event.regionId,
        id: deps.ids.uuid(),
        toOrg: org,
        kind,
        text,
        link,
        at: deps.clock.now().toISOString(),
      });
  }
}

const aboutCase =
  (act: (tx: Tx, event: OutboxEvent, facts: CaseFacts, link: string) => Promise<void>): Subscriber =>
  async (tx, event) => {
    const id = textOf(event.payload['id'] ?? event.payload['caseId']);
    const facts = await caseFacts(tx, event.regionId, id);
    if (facts) await act(tx, event, facts, `/cases/${event.regionId}/${id}`);
  };

function caseSubscribers(deps: Deps): [string, Subscriber][] {
  return [
    [
      'case.opened',
      aboutCase(async (tx, event, facts, link) => {
        const asked = await askedOrgs(tx, event.regionId, textOf(event.payload['id']));
        await tell(
          deps,
          tx,
          event,
          asked,
          'caseOpened',
          {
            zh: `${facts.enterprise_name} 请您协助：${facts.title}（${facts.number}）`,
            en: `${facts.enterprise_name} asks for help: ${facts.title} (${facts.number})`,
          },
          link,
        );
      }),
    ],
    [
      'case.transferred',
      aboutCase((tx, event, facts, link) =>
        tell(
          deps,
          tx,
          event,
          [numberOf(event.payload['toOrg'])],
          'transfer',
          {
            zh: `办件 ${facts.number} 转由您办理：${facts.title}`,
            en: `Case ${facts.number} was handed to you: ${facts.title}`,
          },
          link,
        ),
      ),
    ],
    [
      'case.task',
      aboutCase((tx, event, facts, link) =>
        tell(
          deps,
          tx,
          event,
          [numberOf(event.payload['toOrg'])],
          'task',
          { zh: `办件 ${facts.number} 有新任务`, en: `A new task in case ${facts.number}` },
          link,
        ),
      ),
    ],
    [
      'case.remind',
      aboutCase((tx, event, facts, link) =>
        tell(
          deps,
          tx,
          event,
          [numberOf(event.payload['org'])],
          'reminder',
          {
            zh: `请尽快答复：${facts.title}（${facts.number}）`,
            en: `Please answer: ${facts.title} (${facts.number})`,
          },
          link,
        ),
      ),
    ],
    [
      'case.escalate',
      aboutCase((tx, event, facts, link) =>
        tell(
          deps,
          tx,
          event,
          [numberOf(event.payload['org']), numberOf(event.payload['toOrg'])],
          'escalation',
          {
            zh: `逾期未答复，已上报：${facts.title}（${facts.number}）`,
            en: `No answer, escalated: ${facts.title} (${facts.number})`,
          },
          link,
        ),
      ),
    ],
  ];
}

function otherSubscribers(deps: Deps): [string, Subscriber][] {
  return [
    [
      'outcome.claimed',
      async (tx, event) => {
        const facts = await outcomeFacts(tx, event.regionId, textOf(event.payload['id']));
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
            `/outcomes/${event.regionId}/${textOf(event.payload['id'])}`,
          );
      },
    ],
    [
      'outcome.confirmed',
      async (tx, event) => {
        const facts = await outcomeFacts(tx, event.regionId, textOf(event.payload['id']));
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
            `/outcomes/${event.regionId}/${textOf(event.payload['id'])}`,
          );
      },
    ],
    [
      'offer.invited',
      async (tx, event) => {
        const title = event.payload['title'] as { zh: string; en: string };
        const message = textOf(event.payload['message']);
        const text = {
          zh: `${textOf(event.payload['byName'])} 邀请您申报：${title.zh}${message ? `。${message}` : ''}`,
          en: `${textOf(event.payload['byName'])} invites you to apply: ${title.en}${message ? `. ${message}` : ''}`,
        };
        await tell(
          deps,
          tx,
          event,
          [numberOf(event.payload['enterpriseOrg'])],
          'invitation',
          text,
          `/offers/${textOf(event.payload['offerRegionId'])}/${textOf(event.payload['offerId'])}`,
        );
      },
    ],
  ];
}

/** Event kind → named subscribers. */
export function noticeSubscribers(deps: Deps): Map<string, [string, Subscriber][]> {
  return new Map(
    [...caseSubscribers(deps), ...otherSubscribers(deps)].map(([kind, subscriber]) => [
      kind,
      [['notices', subscriber]],
    ]),
  );
}
