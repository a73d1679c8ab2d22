import { useEffect, useMemo, useRef, useState } from 'react';
import { parseProgramYaml } from '../../eligibility/programFromYaml.ts';
import type { RowRef } from '../../kernel/fields.ts';
import { isStale } from '../../webkit/problem.ts';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { useDebounced } from '../../webkit/useDebounced.ts';
import { getDraft, saveDraft, undoDraft } from './draft.api.ts';
import type { Draft } from './draft.schema.ts';
import { plainOf } from './draftText.rules.ts';

/** A draft as it is edited: the text is the one truth, all views are read from it, and it is kept a moment after the last key. */

const KEEP_AFTER_MS = 700;
const STEPS = 50;

interface Kept {
  readonly text: string;
  readonly version: number;
}

function useKept(ref: RowRef, draft: Draft) {
  const [kept, setKept] = useState<Kept>({ text: draft.text, version: draft.version });
  const [text, setText] = useState(draft.text);
  const sent = useRef(draft.text);
  const save = useCommand(saveDraft, (answer) => setKept({ text: sent.current, version: answer.version }));
  const settled = useDebounced(text, KEEP_AFTER_MS);
  const { mutate, isPending, isError } = save;
  const { regionId, id } = ref;
  useEffect(() => {
    if (isPending || isError || settled.trim() === kept.text.trim() || settled.trim() === '') return;
    sent.current = settled;
    mutate({ params: { regionId, id }, version: kept.version, body: { text: settled } });
  }, [settled, kept, isPending, isError, mutate, regionId, id]);
  const isKept = text.trim() === kept.text.trim();
  return { text, setText, kept, setKept, isKept, save };
}

export interface DraftState {
  readonly draft: Draft;
  readonly text: string;
  readonly version: number;
  readonly isKept: boolean;
  readonly error: unknown;
  readonly canUndo: boolean;
  readonly setText: (text: string) => void;
  readonly undo: () => void;
  /** After somebody else changed the draft, or the line was down: what the server has, in place of what is here. */
  readonly takeTheirs: () => void;
  readonly keepAgain: () => void;
}

export function useDraft(ref: RowRef, draft: Draft): DraftState {
  const { text, setText, kept, setKept, isKept, save } = useKept(ref, draft);
  const [before, setBefore] = useState<readonly string[]>([]);
  const latest = useQueryOf(getDraft, { params: ref }, { enabled: false });
  const take = (theirs: Draft): void => {
    setKept({ text: theirs.text, version: theirs.version });
    setText(theirs.text);
    save.reset();
  };
  const undoKept = useCommand(undoDraft, take);
  const undo = (): void => {
    const last = before.at(-1);
    if (last === undefined) undoKept.mutate({ params: ref, version: kept.version });
    else {
      setBefore(before.slice(0, -1));
      setText(last);
    }
  };
  return {
    draft,
    text,
    version: kept.version,
    isKept,
    error: save.error ?? undoKept.error,
    canUndo: before.length > 0 || (isKept && draft.canUndo),
    setText: (next) => {
      if (next === text) return;
      setBefore([...before.slice(1 - STEPS), text]);
      setText(next);
    },
    undo,
    takeTheirs: () => void latest.refetch().then(({ data }) => data && take(data)),
    keepAgain: () => {
      if (isStale(save.error)) return;
      save.reset();
    },
  };
}

/** The text read as values and as a program. */
export const useProgramOf = (text: string, code: string) =>
  useMemo(() => ({ source: plainOf(text), result: parseProgramYaml(text, code) }), [text, code]);
