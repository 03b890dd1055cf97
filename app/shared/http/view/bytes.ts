const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** A size for people: `bytes(1536)` is "1.5 KB" (1 KB = 1024 bytes); Latin digits in both languages. */
export function bytes(size: number | null | undefined): string {
  if (size === null || size === undefined) return ''
  let unit = 0
  let value = size
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}
