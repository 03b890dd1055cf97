import { args, BaseCommand, flags } from '@adonisjs/core/ace'

export default class Bench extends BaseCommand {
  static commandName = 'bench'
  static description = 'Measure: without a name lists the benchmarks'

  @args.string({ description: 'The benchmark', required: false })
  declare name?: string

  @flags.boolean({ description: 'Print one JSON object instead of tables' })
  declare json: boolean

  @flags.number({ description: 'How many rows to measure over', default: 5000 })
  declare size: number

  @flags.number({ description: 'Seconds of each measurement', default: 8 })
  declare seconds: number

  @flags.string({ description: 'Only this part of a benchmark that has several' })
  declare part?: string

  async run() {
    const { benchmarks } = await import('#bench/index')
    if (!this.name) {
      for (const name of Object.keys(benchmarks)) {
        const { default: benchmark } = await benchmarks[name]()
        this.logger.log(`${name.padEnd(12)} ${benchmark.about}`)
      }
      return
    }
    if (!benchmarks[this.name]) {
      this.exitCode = 1
      return this.logger.error(`No benchmark named ${this.name}: ./ace bench lists them`)
    }
    const { yardstick } = await import('#bench/support/yardstick')
    const { default: benchmark } = await benchmarks[this.name]()
    const say = (text: string) => void (this.json || process.stderr.write(`  ${text}\n`))
    const tables = [
      ...(await benchmark.run({ size: this.size, seconds: this.seconds, part: this.part, say })),
      await yardstick(),
    ]
    if (this.json) return this.logger.log(JSON.stringify({ benchmark: this.name, tables }))
    for (const { title, columns, rows } of tables) {
      this.logger.log(`\n${title}`)
      const table = this.ui.table().head(columns)
      for (const row of rows) table.row(columns.map((column) => String(row[column] ?? '')))
      table.render()
    }
  }
}
