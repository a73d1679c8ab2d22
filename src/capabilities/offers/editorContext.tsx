import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ParseResult } from '../../eligibility/parseProgram.ts';
import { isRecord } from '../../eligibility/reader.ts';
import { type RuleTables, tablesOf } from '../../eligibility/ruleTables.ts';
import { firstLines } from '../../eligibility/ruleToText.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import { idsIn, type Plain } from './conditionDraft.rules.ts';
import { type Place, textWith } from './draftText.rules.ts';
import { noticePlaceAddress } from './noticePlace.rules.ts';
import type { DraftNotice, PolicyPart } from './policyNotice.schema.ts';
import { rulesTexts } from './rules.texts.ts';

/** What every field of the form editor needs: the rules as they stand, their problems by place, and how to change them. */
export interface Editor {
  readonly source: Plain;
  readonly tables: RuleTables;
  readonly ids: ReadonlySet<string>;
  /** The condition in words, by its id; absent while the rules do not read. */
  readonly wordsOf: (id: string) => string | undefined;
  /** What is wrong at this very place, and what was expected there. */
  readonly problemAt: (place: Place) => string | undefined;
  /** Whether something is wrong here or below. */
  readonly isWrongWithin: (place: Place) => boolean;
  readonly change: (place: Place, value: unknown) => void;
  /** The sentence of the notice a condition was read from; absent where the draft was not begun from one. */
  readonly partOf: (id: string) => PolicyPart | undefined;
  /** Where that sentence stands in a document of the library; null for a text that was pasted. */
  readonly sourceOf: (part: PolicyPart) => string | null;
}

const Context = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(Context);
  if (!editor) throw new Error('outside the editor');
  return editor;
}

const NO_TABLES: RuleTables = { documents: new Map(), parameters: new Map(), recognitions: [] };

/** Document names for pickers, also while other parts of the rules do not read. */
function tablesIn(source: Plain, result: ParseResult): RuleTables {
  if (result.ok) return tablesOf(result.program, source);
  if (!isRecord(source.documents)) return NO_TABLES;
  const documents = Object.entries(source.documents).flatMap(([key, one]) =>
    isRecord(one) && typeof one.document === 'string'
      ? [[key, { document: one.document, number: null, confidence: 'medium' as const }] as const]
      : [],
  );
  return { ...NO_TABLES, documents: new Map(documents) };
}

export interface EditorProviderProps {
  readonly text: string;
  readonly source: Plain;
  readonly result: ParseResult;
  readonly onText: (text: string) => void;
  readonly notice: DraftNotice | undefined;
  readonly children: ReactNode;
}

export function EditorProvider({ text, source, result, onText, notice, children }: EditorProviderProps): ReactNode {
  const t = useTexts(rulesTexts);
  const pick = usePick();
  // Saying every condition is the work here; it is done once a change, not once a drawing.
  const read = useMemo(() => {
    const tables = tablesIn(source, result);
    const conditions = result.ok
      ? result.program.versions.flatMap(({ conditions: root, place }) => (place ? [root, place] : [root]))
      : [];
    return {
      tables,
      ids: idsIn(source),
      lines: new Map(conditions.flatMap((condition) => [...firstLines(condition, tables)])),
      errors: result.ok ? [] : result.errors,
    };
  }, [source, result]);
  const editor: Editor = {
    source,
    tables: read.tables,
    ids: read.ids,
    wordsOf: (id) => read.lines.get(id),
    problemAt: (place) => {
      const found = read.errors.find(({ path }) => path === place.join('.'));
      return found && `${pick(found.message)} · ${t('expected')} ${found.expected}`;
    },
    isWrongWithin: (place) => {
      const path = place.join('.');
      return read.errors.some((error) => error.path === path || error.path.startsWith(`${path}.`));
    },
    change: (place, value) => onText(textWith(text, place, value)),
    partOf: (id) => notice?.parts.find((part) => part.id === id),
    sourceOf: ({ from, to }) => (notice?.page ? noticePlaceAddress(notice.page, { from, to }) : null),
  };
  return <Context value={editor}>{children}</Context>;
}
