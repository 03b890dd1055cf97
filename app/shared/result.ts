/** An expected outcome that the caller branches on. What nobody expects is thrown instead (docs/adr/0003). */
export type Result<T, E extends { type: string }> = { ok: true; value: T } | { ok: false; error: E }

export const ok = <T>(value: T) => ({ ok: true, value }) as const

export const failed = <const E extends { type: string }>(error: E) =>
  ({ ok: false, error }) as const
