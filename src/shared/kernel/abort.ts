/** Rejects with the signal's reason as soon as it aborts; the timer and listener are always removed. */
export function delay(options: { readonly ms: number; readonly signal: AbortSignal }): Promise<void> {
  const { ms, signal } = options;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
