const HIDDEN_PAGE_MS = 200;

/** Before the next frame; a hidden page draws none, so a timer stands in and the state stays current. */
export function nextFrame(callback: () => void): void {
  const state = { done: false };
  const once = (): void => {
    if (state.done) return;
    state.done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, HIDDEN_PAGE_MS);
}
