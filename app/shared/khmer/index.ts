/** Khmer text: the public face of the module. */
export { normalise, searchKey } from '#shared/khmer/normalise'
export { clusterPhrases, clusters, clusterText, clusterTokens } from '#shared/khmer/clusters'
export { graphemeLength, truncate } from '#shared/khmer/truncate'
export { SORT_KEY_LENGTH, sortKey } from '#shared/khmer/sort_key'
export {
  formatNumber,
  khmerDigits,
  latinDigits,
  localeOf,
  withDigits,
  type Digits,
  type Locale,
  type NumberStyle,
} from '#shared/khmer/numbers'
export { formatDate, formatTime, type DateOptions, type DateStyle } from '#shared/khmer/dates'
export { relativeAge } from '#shared/khmer/relative_age'
export type { Instant } from '#shared/khmer/wall_clock'
export { joinList } from '#shared/khmer/list'
export { fullName, initials, type PersonName } from '#shared/khmer/names'
export { convertLegacy, type Conversion } from '#shared/khmer/legacy'
export { detectLegacy, type Detection } from '#shared/khmer/legacy_detect'
export type { LegacyFont } from '#shared/khmer/legacy_common'
