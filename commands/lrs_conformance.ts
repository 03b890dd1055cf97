import { args, BaseCommand } from '@adonisjs/core/ace'

/** `./ace lrs:conformance <folder>`: ADL's suite against a server of its own; docs/develop/testing.md. */
export default class LrsConformance extends BaseCommand {
  static commandName = 'lrs:conformance'
  static description = "Run ADL's conformance suite against the record store of a throw-away server"

  @args.string({ description: 'Where the lrs-conformance-test-suite is installed' })
  declare folder: string

  @args.spread({ description: 'The versions of xAPI', required: false })
  declare versions?: string[]

  async run() {
    const suite = await import('#bench/support/xapi_suite')
    const { BenchServer } = await import('#bench/support/server')
    suite.suiteRunner(this.folder)
    const wanted = suite.versions.filter((one) => this.versions?.includes(one) ?? true)
    const server = new BenchServer()
    try {
      server.seed('lrs', 0)
      await server.start()
      const { id, secret } = server.seeded
      for (const version of wanted) {
        const call = { version, endpoint: `${server.url}/xapi`, id, secret }
        const outcome = await suite.runSuite(this.folder, call)
        const surprises = suite.surprises(outcome)
        const known = outcome.failures.length - surprises.length
        const words = known > 0 ? `; ${known} contradict the specification (docs/adr/0024)` : ''
        this.logger.log(`xAPI ${version}: ${outcome.passed} of ${outcome.total}${words}`)
        for (const one of surprises) this.logger.error(one)
        // A suite that could not begin counts one test.
        if (surprises.length > 0 || outcome.total < 1000) this.exitCode = 1
      }
    } finally {
      await server.stop()
    }
  }
}
