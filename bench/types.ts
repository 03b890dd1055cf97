/** Figures of a run: a title, column heads and rows; cells are text or numbers. */
export type Table = {
  title: string
  columns: string[]
  rows: Record<string, string | number>[]
}

/** One benchmark: `./ace bench <name>`. It starts what it needs on a temporary folder and leaves nothing. */
export type Benchmark = {
  name: string
  about: string
  /** Fills the temporary server's data; runs inside an application booted on that folder. */
  seed?(options: { size: number }): Promise<Record<string, string>>
  /** What its processes do inside an application that is booted on their folders; `bench:seed --step` calls it. */
  steps?(): Promise<Record<string, (...words: string[]) => Promise<unknown>>>
  run(bench: BenchContext): Promise<Table[]>
}

export type BenchContext = {
  size: number
  seconds: number
  part?: string
  say(text: string): void
}
