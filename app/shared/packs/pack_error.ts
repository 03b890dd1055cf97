/**
 * Why a pack cannot be applied: where, and a code with data, so that both languages can say it
 * (lang/{km,en}/packs.json under `errors`).
 */
export class PackError extends Error {
  constructor(
    readonly file: string,
    /** The line of a CSV file, or a path inside a YAML file. */
    readonly row: number | string | undefined,
    readonly reason: string,
    readonly data: Record<string, string | number> = {}
  ) {
    const place = row === undefined || row === '' ? file : `${file}:${row}`
    const details = Object.entries(data).map(([name, value]) => `${name}=${value}`)
    super([`${place}: ${reason}`, ...details].join(' '))
  }

  get place() {
    return this.row === undefined || this.row === '' ? this.file : `${this.file}:${this.row}`
  }
}

/** Several at once, as `packs:check` shows them. */
export class PackErrors extends Error {
  constructor(readonly errors: PackError[]) {
    super(errors.map((error) => error.message).join('\n'))
  }
}
