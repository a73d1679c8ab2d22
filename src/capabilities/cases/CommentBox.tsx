import { type ReactNode, useState } from 'react';
import type { RowRef } from '../../kernel/fields.ts';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { TextField } from '../../webkit/inputs.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { commentCase } from './case.api.ts';
import { casesTexts } from './cases.texts.ts';

/** A word to all participants. */
export function CommentBox({ caseRecord }: { readonly caseRecord: RowRef }): ReactNode {
  const t = useTexts(casesTexts);
  const [note, setNote] = useState('');
  const send = useCommand(commentCase, () => setNote(''));
  const { regionId, id } = caseRecord;
  return (
    <form
      className="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') send.mutate({ params: { regionId, id }, body: { note } });
      }}
    >
      <TextField
        name="comment"
        label={t('page.comment')}
        hint={t('page.commentPlaceholder')}
        rows={2}
        error={undefined}
        value={note}
        onChange={(text) => setNote(text ?? '')}
      />
      <ErrorNotice error={send.error} />
      <div>
        <Button type="submit" small busy={send.isPending} disabled={note.trim() === ''}>
          {t('page.send')}
        </Button>
      </div>
    </form>
  );
}
