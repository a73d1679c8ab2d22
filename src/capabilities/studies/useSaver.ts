import { useRef, useState } from 'react';
import { call } from '../../webkit/client.ts';
import { saveAnswer } from './quiz.api.ts';

type Chosen = Readonly<Record<string, readonly number[]>>;

export interface Saver {
  /** What is chosen here and now, saved or on its way. */
  readonly chosen: Chosen;
  readonly error: unknown;
  readonly choose: (question: string, places: number[]) => void;
  /** Resolves when everything chosen has been sent. */
  readonly settled: () => Promise<void>;
}

/** Saves every answer when it is given, one after the other, so that a quick change never overtakes itself. */
export function useSaver(token: string, start: Chosen): Saver {
  const [chosen, setChosen] = useState(start);
  const [error, setError] = useState<unknown>(null);
  const line = useRef<Promise<void>>(Promise.resolve());
  return {
    chosen,
    error,
    choose: (question, places) => {
      setChosen((now) => ({ ...now, [question]: places }));
      line.current = line.current
        .then(() => call(saveAnswer, { params: { token }, body: { question, chosen: places } }))
        .then(() => setError(null), setError);
    },
    settled: () => line.current,
  };
}
