/** Runs at once when asked, then at most once in a while; an ask in between is answered when the while is over. */
export type Throttle = { ask(): void; cancel(): void };

export function createThrottle(options: { readonly everyMs: number; readonly run: () => void }): Throttle {
  const { everyMs, run } = options;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let asked = false;
  const again = (): void => {
    timer = null;
    if (!asked) return;
    asked = false;
    fire();
  };
  const fire = (): void => {
    timer = setTimeout(again, everyMs);
    run();
  };
  return {
    ask() {
      if (timer === null) fire();
      else asked = true;
    },
    cancel() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      asked = false;
    },
  };
}
