import { useEffect, useState } from 'react';

/** The clock of the person's machine, for elapsed times only; it stands still while `running` is false. */
export function useNow(options: { readonly running: boolean; readonly everyMs: number }): number {
  const { running, everyMs } = options;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [running, everyMs]);
  return now;
}
