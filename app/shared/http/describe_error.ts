const DATABASE_CODE = /^(SQLITE_\w+|[0-9A-Z]{5})$/

/**
 * What the log says of an error. The query builder puts the values of a query before the database's own words, and
 * PostgreSQL puts them behind: names and numbers of people. Only the words between are kept, and no other fields.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, status } = error as Error & { code?: string; status?: number }
  const message =
    code && DATABASE_CODE.test(code)
      ? error.message
          .split(' - ')
          .at(-1)!
          .replace(/: ".*$/s, '')
      : error.message
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.constructor.name,
    message,
    code,
    status,
    stack: frames.join('\n'),
    cause: error.cause instanceof Error ? describeError(error.cause) : undefined,
  }
}
