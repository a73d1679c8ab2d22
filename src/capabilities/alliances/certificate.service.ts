import { type PdfFile, pdfFile } from '../../exchange/pdfFile.ts';
import { dayInShanghai } from '../../kernel/clock.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { Use } from '../../storage/use.ts';
import { memberRoleName } from '../../vocabulary/memberRoles.ts';
import { isSecretariat } from './alliance.access.ts';
import { notMember } from './alliance.errors.ts';
import { memberIn } from './alliance.queries.ts';
import { CERTIFICATE } from './certificate.template.ts';
import { historyOf } from './directory.queries.ts';
import { requireAlliance } from './readAlliance.service.ts';

/** The certificate of a member: its own, or any for the secretariat. Printed anew each time from what stands, so it never outlives a membership. */
export async function certificate(use: Use, ref: RowRef, asked: number | undefined): Promise<PdfFile> {
  const alliance = await requireAlliance(use.tx, ref);
  const org = asked !== undefined && isSecretariat(use.actor, alliance.alliance_org) ? asked : use.actor.org;
  const member = await memberIn(use.tx, alliance.alliance_org, org);
  if (!member?.number) throw notMember();
  const history = await historyOf(use.tx, alliance.alliance_org, org);
  const decision = history.find((row) => row.until === null && row.decided_text !== '')?.decided_text ?? '';
  const roles = member.roles.map((role) => memberRoleName(role)).join('、');
  const since = member.since ?? dayInShanghai(use.now);
  const marks = alliance.synthetic || member.synthetic ? '演示数据（合成），不作凭证' : '';
  return pdfFile(`会员证书-${member.number}`, CERTIFICATE, {
    title: '会员证书',
    alliance: alliance.name,
    member: member.name,
    statement: `自 ${chineseDay(since)} 起为${alliance.name}${roles}。`,
    decision: decision === '' ? '' : `依据：${decision}`,
    numberLabel: '会员编号：',
    number: member.number,
    day: chineseDay(since),
    mark: marks,
  });
}

const chineseDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
