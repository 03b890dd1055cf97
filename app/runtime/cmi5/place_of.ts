import { breaks } from '#runtime/cmi5/walk_node'
import { findFile, resolveLaunch } from '#runtime/scorm/launch_path'
import type { Archive } from '#shared/archive/archive'
import type { Node } from '#runtime/cmi5/xml_nodes'
import type { Unit } from '#runtime/cmi5/types'

/** What a launch adds to the address itself (cmi5 8.1). */
export const LAUNCH_NAMES = ['endpoint', 'fetch', 'actor', 'registration', 'activityId']

/** Characters that no address has (RFC 1738 section 2.2); letters of other scripts are taken. */
const NEVER = /[\s<>"{}|\\^`]/

const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/**
 * Where a unit lies. A file of the package stands as a relative address, anything else with its scheme (14.1); a
 * course structure that comes alone has no files (14.2).
 */
export function placeOf(address: string, node: Node, archive: Archive): Unit['place'] {
  if (!address || NEVER.test(address)) return breaks(node, 'cmi5_url', address)
  const isWhole = SCHEME.test(address) || address.startsWith('//')
  if (isWhole && !/^https?:\/\/[^/]/i.test(address)) return breaks(node, 'cmi5_url', address)
  if (!URL.canParse(address, 'https://package.invalid/')) return breaks(node, 'cmi5_url', address)
  const { searchParams, username } = new URL(address, 'https://package.invalid/')
  if (username) return breaks(node, 'cmi5_url', address)
  const taken = LAUNCH_NAMES.find((name) => searchParams.has(name))
  if (taken) return breaks(node, 'cmi5_parameter', taken)
  if (isWhole) return { address: new URL(address).href }
  if (archive.isBare) return breaks(node, 'cmi5_alone', address)
  const resolved = resolveLaunch([], address)
  const file = resolved && findFile(archive, resolved)
  if (!file?.exists) return breaks(node, 'cmi5_file', address)
  return { path: file.path, suffix: resolved!.suffix }
}
