import type { Contract } from '../../kernel/contract.ts';
import type { RowRef } from '../../kernel/fields.ts';
import type { RequestOf } from '../../webkit/client.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { useToast } from '../../webkit/Toasts.tsx';
import type { CaseView } from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';

/** Carries out one step of a case at the version shown, then says so and closes the form. */
export function useCaseCommand<C extends Contract>(definition: C, caseRecord: CaseView, onDone: () => void) {
  const t = useTexts(casesTexts);
  const toast = useToast();
  const command = useCommand(definition, () => {
    toast({ text: t('act.done') });
    onDone();
  });
  const params: RowRef = { regionId: caseRecord.regionId, id: caseRecord.id };
  const version = definition.versioned ? { version: caseRecord.version } : {};
  return {
    busy: command.isPending,
    error: command.error,
    // Every step of a case has the case's address as its params and its schema's output as its body.
    send: (body: unknown) => command.mutateAsync({ params, body, ...version } as unknown as RequestOf<C>),
  };
}
