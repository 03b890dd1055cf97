import { BaseReporter } from '@japa/runner/core'

/** The last line of a run: `N passed, N failed, N skipped`, whatever else was printed. */
class CountingReporter extends BaseReporter {
  async end() {
    const { aggregates } = this.runner!.getSummary()
    const failed = aggregates.failed + aggregates.regression
    const skipped = aggregates.skipped + aggregates.todo
    process.stdout.write(`\n${aggregates.passed} passed, ${failed} failed, ${skipped} skipped\n`)
  }
}

export const countingReporter = {
  name: 'counts',
  handler: (...args: Parameters<CountingReporter['boot']>) => new CountingReporter().boot(...args),
}
