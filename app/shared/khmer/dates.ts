import type { DateTime } from 'luxon'
export type DateStyle = 'full' | 'long' | 'short' | 'numeric'
export function formatDate(
  value: DateTime | Date | string,
  _options: { locale: string; style?: DateStyle }
) {
  return String(value)
}
