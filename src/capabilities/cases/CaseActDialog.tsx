import type { ReactNode } from 'react';
import { Dialog } from '../../webkit/Dialog.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import type { CaseView } from './case.schema.ts';
import {
  AnswerForm,
  AttachForm,
  CloseForm,
  ContactForm,
  PauseForm,
  ResumeForm,
  TaskForm,
  TransferForm,
} from './caseForms.tsx';
import { casesTexts } from './cases.texts.ts';

const FORMS = {
  answer: AnswerForm,
  contact: ContactForm,
  pause: PauseForm,
  resume: ResumeForm,
  addTask: TaskForm,
  attach: AttachForm,
  transfer: TransferForm,
  close: CloseForm,
} as const;

export type CaseAct = keyof typeof FORMS;

export interface CaseActDialogProps {
  readonly act: CaseAct;
  readonly caseRecord: CaseView;
  readonly onClose: () => void;
}

/** One step in the case, in its own dialog. */
export function CaseActDialog({ act, caseRecord, onClose }: CaseActDialogProps): ReactNode {
  const t = useTexts(casesTexts);
  const Form = FORMS[act];
  return (
    <Dialog title={t(`act.${act}`)} onClose={onClose}>
      <Form caseRecord={caseRecord} onDone={onClose} />
    </Dialog>
  );
}
