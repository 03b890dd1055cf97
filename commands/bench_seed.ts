import { args, BaseCommand, flags } from '@adonisjs/core/ace'

/** Called by the benchmarks on their temporary folder, never by hand: it fills the database of DATA_DIR. */
export default class BenchSeed extends BaseCommand {
  static commandName = 'bench:seed'
  static description = 'Fill a temporary database for a benchmark (the benchmarks call it)'
  static options = { startApp: true }

  @args.string({ description: 'The benchmark' })
  declare name: string

  @flags.number({ default: 5000 })
  declare size: number

  @flags.string({ description: 'One of the steps of the benchmark, with its words' })
  declare step?: string

  async run() {
    const { bringUpToDate } = await import('#start/up/bring_up_to_date')
    const { benchmarks } = await import('#bench/index')
    const { default: benchmark } = await benchmarks[this.name]()
    if (!this.step) await bringUpToDate(this.app, { demo: false })
    const [step, ...words] = (this.step ?? '').split(' ')
    const steps = step ? await benchmark.steps!() : {}
    const seeded = step ? await steps[step](...words) : await benchmark.seed?.({ size: this.size })
    process.stdout.write(`\nSEEDED ${JSON.stringify(seeded ?? {})}\n`)
  }
}
