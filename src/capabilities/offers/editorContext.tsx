import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ParseResult } from '../../eligibility/parseProgram.ts';
import { isRecord } from '../../eligibility/reader.ts';
import { type RuleTables, tablesOf } from '../../eligibility/ruleTables.ts';
import { firstLines } from '../../eligibility/ruleToText.ts';
import { useLanguage, usePick } from '../../webkit/i18n.ts';
import { idsIn, type Plain } from './conditionDraft.rules.ts';
import { type Place, textWith } from './draftText.rules.ts';

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
  readonly children: ReactNode;
}

export function EditorProvider({ text, source, result, onText, children }: EditorProviderProps): ReactNode {
  const language = useLanguage();
  const pick = usePick();
  const editor = useMemo((): Editor => {
    const tables = tablesIn(source, result);
    const errors = result.ok ? [] : result.errors;
    const lines = result.ok
      ? new Map(
          result.program.versions.flatMap((version) => [
            ...firstLines(version.conditions, tables),
            ...(version.place ? firstLines(version.place, tables) : []),
          ]),
        )
      : new Map<string, string>();
    const expectedWord = language === 'en' ? 'expected' : '应为';
    return {
      source,
      tables,
      ids: idsIn(source),
      wordsOf: (id) => lines.get(id),
      problemAt: (place) => {
        const found = errors.find(({ path }) => path === place.join('.'));
        return found && `${pick(found.message)} · ${expectedWord} ${found.expected}`;
      },
      isWrongWithin: (place) => {
        const path = place.join('.');
        return errors.some((error) => error.path === path || error.path.startsWith(`${path}.`));
      },
      change: (place, value) => onText(textWith(text, place, value)),
    };
  }, [text, source, result, onText, language, pick]);
  return <Context value={editor}>{children}</Context>;
}
