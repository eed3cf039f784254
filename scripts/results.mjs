// What npm test counts, in one place, and its last line.

export class Results {
  #stages = [];
  #skipped = [];

  /** Adds what one stage counted, and the names of what it skipped; numbers that are missing count as 0. */
  add(stage, { passed = 0, failed = 0, skipped = 0, names = [] }) {
    this.#stages.push({ stage, passed, failed, skipped });
    this.#skipped.push(...names.map(name => `skipped: ${name}`));
  }

  /** A suite that cannot run on this machine: counted as one, and named with its reason at the end. */
  skip(suite, reason) {
    this.add(suite, { skipped: 1, names: [`${suite} (${reason})`] });
  }

  get total() {
    const total = { passed: 0, failed: 0, skipped: 0 };
    for (const stage of this.#stages) {
      for (const kind of Object.keys(total)) total[kind] += stage[kind];
    }
    return total;
  }

  /** Names of the stages in which something failed. */
  get failures() {
    return this.#stages
      .filter(({ failed }) => failed)
      .map(({ stage, failed }) => `failed: ${stage} (${failed})`);
  }

  /** 0 when all is well. Where nothing may be skipped (CI=true), a skipped test is a failure. */
  exitCode({ maySkip = !isCi() } = {}) {
    const { passed, failed, skipped } = this.total;
    return failed || !passed || (skipped && !maySkip) ? 1 : 0;
  }

  /** The closing text; its last line is `N passed, N failed, N skipped` and nothing else. */
  closing() {
    const { passed, failed, skipped } = this.total;
    const refused =
      skipped && isCi()
        ? ['nothing may be skipped here (CI is set): this run fails']
        : [];
    return [
      ...this.#skipped,
      ...this.failures,
      ...refused,
      `${passed} passed, ${failed} failed, ${skipped} skipped`,
    ].join('\n');
  }
}

function isCi() {
  return process.env.CI === 'true' || process.env.CI === '1';
}

const SKIPPED = ['pending', 'todo', 'skipped', 'disabled'];

/** What a Jest JSON report counts. A file that did not even load is one failure; a missing report is one as well. */
export function countJest(report) {
  if (!report) return { failed: 1 };
  const tests = report.testResults.flatMap(file => file.assertionResults);
  const skipped = tests.filter(({ status }) => SKIPPED.includes(status));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    names: skipped.map(({ fullName }) => fullName),
  };
}
