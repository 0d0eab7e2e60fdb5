import { writeCounts } from './count-file.mjs';

/** Counts vitest's tests and keeps the reason of every skip, which its own JSON report leaves out. */
export default class VitestCountReporter {
  onTestRunEnd(testModules, unhandledErrors) {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const testModule of testModules) {
      // A file that fails outside its tests (import error, failing hook) has errors of its own.
      counts.failed += testModule.errors().length;
      for (const test of testModule.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed += 1;
        else if (result.state === 'failed') counts.failed += 1;
        else {
          const reason = result.note ?? 'no reason given';
          counts.skipped.push({
            name: `${testModule.relativeModuleId} > ${test.fullName}`,
            reason,
          });
        }
      }
    }
    writeCounts(counts);
  }
}
