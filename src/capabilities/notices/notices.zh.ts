export const zh = {
  title: '消息',
  empty: '没有消息',
  emptyHint: '提醒、邀请、转办和成效确认会出现在这里。',
  open: '打开',
  read: '标为已读',
  unread: '未读',
  kind: {
    caseOpened: '新办件',
    reminder: '提醒',
    escalation: '上报',
    invitation: '邀请',
    outcomeClaimed: '成效待确认',
    outcomeConfirmed: '成效已确认',
    importFinished: '导入完成',
    transfer: '转办',
    task: '任务',
  },
} as const;
