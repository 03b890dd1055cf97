/** What was odd about a package, or why it was refused: words in lang/{km,en}/runtime.json under `problems`. */
export type Problem = { code: string; data?: Record<string, string | number> }

/** A package cannot be taken; the code is a sentence in both languages. */
export class PackageProblem extends Error {
  constructor(
    readonly code: string,
    readonly data?: Problem['data']
  ) {
    super(`The package was refused: ${code} ${JSON.stringify(data ?? {})}`)
  }

  get problem(): Problem {
    return this.data ? { code: this.code, data: this.data } : { code: this.code }
  }
}
