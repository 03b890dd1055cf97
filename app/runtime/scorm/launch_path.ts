import type { Archive } from '#shared/archive/archive'

/** The parts of an address inside a package. `path` has no leading slash and is percent-decoded. */
export type Resolved = { path: string; suffix: string }

const ANY = 'https://package.invalid/'

/** A relative address as packages write it: backslashes, blanks and all. */
const tidy = (href: string) => href.trim().replaceAll('\\', '/')

/**
 * Where `href` leads, seen through the `xml:base`s that stand around it from the outside in; undefined where it leads
 * out of the package. The query of the address is kept; the item's parameters are joined to it; a fragment stays last.
 */
export function resolveLaunch(
  bases: (string | undefined)[],
  href: string,
  parameters = ''
): Resolved | undefined {
  let base = ANY
  for (const one of bases) {
    if (one) base = resolve(one, base)?.href ?? base
  }
  const url = resolve(href, base)
  if (!url || !url.href.startsWith(ANY)) return undefined
  const { query, hash } = withParameters(url, parameters)
  return { path: decodePath(url.pathname.slice(1)), suffix: query + hash }
}

function resolve(href: string, base: string) {
  const address = escapeOdd(tidy(href))
  return URL.canParse(address, base) ? new URL(address, base) : undefined
}

/** A lone percent sign or a `#` that is part of a file name would cut the address; browsers keep the rest as it is. */
const escapeOdd = (href: string) => href.replaceAll(/%(?![0-9a-f]{2})/gi, '%25')

function withParameters(url: URL, parameters: string) {
  let { search: query, hash } = url
  let more = parameters.trim()
  const at = more.indexOf('#')
  if (at >= 0) {
    hash = more.slice(at)
    more = more.slice(0, at)
  }
  more = more.replace(/^[?&]+/, '')
  if (more) query += (query ? '&' : '?') + more.replaceAll(' ', '%20')
  return { query, hash }
}

function decodePath(path: string) {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}

/** The name of the file as the package has it, and whether it has it: capitals aside, and encoded names kept. */
export function findFile(archive: Archive, { path }: Resolved) {
  const file = archive.find(path) ?? archive.find(encodeURI(path))
  return {
    path: file?.path ?? path,
    exists: file !== undefined,
    otherCase: file !== undefined && file.path !== path,
  }
}

/** The address of a file below the package's root. */
export const addressOf = (path: string, suffix = '') =>
  path.split('/').map(encodeURIComponent).join('/') + suffix
