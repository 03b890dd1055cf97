import { refuse } from '#runtime/lrs/problem'

/** The versions of xAPI that are spoken here; a request names one in its header. */
export const xapiVersions = ['1.0.3', '2.0.0'] as const
export type XapiVersion = (typeof xapiVersions)[number]

export const LATEST: XapiVersion = '2.0.0'

/**
 * What a request without the header is: before 1.0 the header was not asked for. It is refused as 0.95, which both
 * conformance suites take, while each of them wants its own version otherwise.
 */
export const UNNAMED = '0.95'

/** `1.0` and any `1.0.x` are served as 1.0.3 (xAPI 1.0.3 part three, 3.3), `2.0.x` as 2.0.0. */
export function versionOf(header: unknown): XapiVersion {
  if (typeof header !== 'string' || header === '') {
    refuse('X-Experience-API-Version', 'is missing')
  }
  if (/^1\.0(\.\d+)?$/.test(header)) return '1.0.3'
  if (/^2\.0(\.\d+)?$/.test(header)) return '2.0.0'
  return refuse('X-Experience-API-Version', 'is none of those that are spoken here')
}
