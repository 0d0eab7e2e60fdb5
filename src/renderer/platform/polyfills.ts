/**
 * What our libraries call and Chromium 114 does not have yet (a build target lowers syntax only). Imported first, once.
 * Each is added only where it is missing.
 */
export function addMissingFeatures(): void {
  add(Promise, 'withResolvers', function withResolvers<Value>() {
    let resolve: (value: Value | PromiseLike<Value>) => void = () => undefined;
    let reject: (reason?: unknown) => void = () => undefined;
    const promise = new Promise<Value>((onValue, onFailure) => {
      resolve = onValue;
      reject = onFailure;
    });
    return { promise, resolve, reject };
  });
  add(AbortSignal, 'any', function any(signals: Iterable<AbortSignal>) {
    const controller = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) controller.abort(signal.reason);
      else signal.addEventListener('abort', () => controller.abort(signal.reason), { signal: controller.signal });
    }
    return controller.signal;
  });
  add(URL, 'canParse', function canParse(text: string, base?: string) {
    try {
      return new URL(text, base).href !== '';
    } catch {
      return false;
    }
  });
}

function add(target: object, name: string, feature: unknown): void {
  if (name in target) return;
  Object.defineProperty(target, name, { value: feature, configurable: true, writable: true });
}
