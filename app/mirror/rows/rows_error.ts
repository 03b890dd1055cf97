/** Rows that this server cannot take (docs/protocols/mirror.md section 12). Nothing of them is written. */
export class RowsError extends Error {
  constructor(
    /** `app_too_old`: it knows a table or a column that this Tonle does not. */
    readonly code: 'app_too_old' | 'incomplete',
    readonly facts: Record<string, string> = {}
  ) {
    super(`${code} ${JSON.stringify(facts)}`)
  }
}
