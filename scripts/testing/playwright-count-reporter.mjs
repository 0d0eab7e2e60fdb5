import { writeCounts } from './count-file.mjs';

/** Counts Playwright's tests and keeps the reason of every skip. A test that passes only on a retry counts as failed. */
export default class PlaywrightCountReporter {
  #suite;
  #errors = 0;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError() {
    this.#errors += 1;
  }

  onEnd() {
    const counts = { passed: 0, failed: this.#errors, skipped: [] };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') counts.passed += 1;
      else if (outcome === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip')?.description;
        counts.skipped.push({
          name: test.titlePath().slice(2).join(' > '),
          reason: reason ?? 'not run',
        });
      } else counts.failed += 1;
    }
    writeCounts(counts);
  }

  printsToStdio() {
    return false;
  }
}
