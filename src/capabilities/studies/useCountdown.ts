import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** Seconds left until the server's deadline, by the server's clock: the phone's own may be wrong. */
export function useCountdown(deadlineAt: string, serverNow: string): number {
  const [offset] = useState(() => Date.parse(serverNow) - Date.now());
  const left = (): number => Math.max(0, Math.ceil((Date.parse(deadlineAt) - Date.now() - offset) / TICK_MS));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), TICK_MS);
    return () => clearInterval(timer);
  });
  return seconds;
}
