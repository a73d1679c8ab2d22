import { closingReasonName } from '../../vocabulary/closingReasons.ts';

/** The readable line of a timeline entry, in both languages, from its kind and detail. Names are looked up when shown. */

const POSITION = {
  taking: { zh: '承接办理', en: 'is taking it' },
  helped: { zh: '已帮助解决', en: 'has helped' },
  cannotHelp: { zh: '无法帮助', en: 'cannot help' },
  cannotReach: { zh: '联系不上企业', en: 'cannot reach the enterprise' },
  notForUs: { zh: '不属于本单位职责', en: 'says it is not for them' },
  notAnswered: { zh: '尚未答复', en: 'has not answered' },
} as const;

const CHANNEL = {
  phone: { zh: '电话', en: 'by phone' },
  visit: { zh: '走访', en: 'by visit' },
  meeting: { zh: '会议', en: 'in a meeting' },
  message: { zh: '消息', en: 'by message' },
} as const;

interface Line {
  readonly zh: string;
  readonly en: string;
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

function pick(table: Readonly<Record<string, Line>>, key: unknown): Line {
  return table[text(key)] ?? { zh: text(key), en: text(key) };
}

export function timelineText(kind: string, orgName: string, detail: Readonly<Record<string, unknown>>): Line {
  const position = pick(POSITION, detail.status);
  const channel = pick(CHANNEL, detail.channel);
  const lines: Readonly<Record<string, Line>> = {
    opened: {
      zh: `${orgName} 发起办件，请 ${text(detail.receivers)} 家单位协助`,
      en: `${orgName} opened the case and asked ${text(detail.receivers)} organisation(s)`,
    },
    position: { zh: `${orgName} ${position.zh}`, en: `${orgName} ${position.en}` },
    paused: {
      zh: `${orgName} 通知补正材料，办理时限中止`,
      en: `${orgName} asked for corrected papers; the clock stands still`,
    },
    resumed: {
      zh: `${orgName} 收到补正材料，时限恢复，顺延 ${text(detail.days)} 个工作日`,
      en: `${orgName} has the papers; the clock runs again, ${text(detail.days)} working day(s) later`,
    },
    reminder: {
      zh: `${orgName} 已 ${text(detail.days)} 个工作日未答复，系统提醒`,
      en: `${orgName} has been silent for ${text(detail.days)} working days: reminded`,
    },
    escalation: {
      zh: `${orgName} 已 ${text(detail.days)} 个工作日未答复，已上报 ${text(detail.toName)}`,
      en: `${orgName} has been silent for ${text(detail.days)} working days: escalated to ${text(detail.toName)}`,
    },
    transferred: {
      zh: `${orgName} 转办至 ${text(detail.toName)}`,
      en: `${orgName} handed it to ${text(detail.toName)}`,
    },
    task: {
      zh: `${orgName} 指派任务：${text(detail.title)}`,
      en: `${orgName} gave a task: ${text(detail.title)}`,
    },
    taskDone: {
      zh: `${orgName} 完成任务：${text(detail.title)}`,
      en: `${orgName} finished a task: ${text(detail.title)}`,
    },
    contact: { zh: `${orgName} 与企业联系（${channel.zh}）`, en: `${orgName} contacted the enterprise ${channel.en}` },
    comment: { zh: `${orgName} 留言`, en: `${orgName} commented` },
    attachment: { zh: `${orgName} 添加附件`, en: `${orgName} attached a file` },
    closed: {
      zh: `${orgName} 办结：${closingReasonName(text(detail.reason), 'zh')}`,
      en: `${orgName} closed the case: ${closingReasonName(text(detail.reason), 'en')}`,
    },
    outcome: { zh: `${orgName} 填报成效`, en: `${orgName} reported an outcome` },
    withdrawn: { zh: `${orgName} 撤回需求`, en: `${orgName} withdrew the need` },
  };
  return lines[kind] ?? { zh: orgName, en: orgName };
}
