import { useCallback, useState } from 'react';
import { call } from '../../webkit/client.ts';
import { selfCheck } from './selfCheck.api.ts';
import type { SaidFact, SelfCheckAnswer } from './selfCheck.schema.ts';

export interface SelfCheck {
  readonly started: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly answer: SelfCheckAnswer | null;
  readonly said: readonly SaidFact[];
  readonly skipped: ReadonlySet<string>;
  begin(register: string | null, facts: readonly SaidFact[]): void;
  /** Adds what was said, and asks again; what the server refuses is not kept. */
  say(facts: readonly SaidFact[]): Promise<boolean>;
  unsay(index: number): void;
  passOver(id: string): void;
  clear(): void;
}

export const askId = (ask: { readonly key: string; readonly period: string }): string => `${ask.key}|${ask.period}`;

interface State {
  readonly register: string | null;
  readonly said: readonly SaidFact[];
  readonly answer: SelfCheckAnswer | null;
}

const EMPTY: State = { register: null, said: [], answer: null };

/** The conversation: everything said so far goes with every question, since the server remembers nothing. */
export function useSelfCheck(): SelfCheck {
  const [state, setState] = useState<State>(EMPTY);
  const [started, setStarted] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());

  const ask = useCallback(async (register: string | null, said: readonly SaidFact[]): Promise<boolean> => {
    setStarted(true);
    setBusy(true);
    setError(undefined);
    try {
      const answer = await call(selfCheck, { body: { register, facts: [...said] } });
      setState({ register, said, answer });
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setBusy(false);
    }
  }, []);

  return {
    started,
    busy,
    error,
    answer: state.answer,
    said: state.said,
    skipped,
    begin: (register, facts) => void ask(register, facts),
    say: (facts) => ask(state.register, [...state.said, ...facts]),
    unsay: (index) =>
      void ask(
        state.register,
        state.said.filter((_, at) => at !== index),
      ),
    passOver: (id) => setSkipped(new Set([...skipped, id])),
    clear: () => {
      setState(EMPTY);
      setStarted(false);
      setError(undefined);
      setSkipped(new Set());
    },
  };
}
