import type { Translated } from '../../webkit/texts.ts';
import type { zh } from './notices.zh.ts';

export const en: Translated<typeof zh> = {
  title: 'Messages',
  empty: 'No messages',
  emptyHint: 'Reminders, invitations, transfers and confirmations appear here.',
  open: 'Open',
  read: 'Mark read',
  unread: 'unread',
  kind: {
    caseOpened: 'New case',
    reminder: 'Reminder',
    escalation: 'Escalation',
    invitation: 'Invitation',
    outcomeClaimed: 'Outcome to confirm',
    outcomeConfirmed: 'Outcome confirmed',
    importFinished: 'Import finished',
    transfer: 'Transfer',
    task: 'Task',
    grantRequested: 'Consent asked',
    grantDecided: 'Consent answered',
    autoGrant: 'Grant without application',
    alliance: 'Alliance',
    meeting: 'Meeting',
    activity: 'Activity',
    cooperation: 'Co-operation',
  },
};
