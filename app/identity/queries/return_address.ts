const BASE = 'http://here.invalid'

/**
 * The address of this server to go on to after signing in: only a path that a browser keeps on this origin
 * (no `//host`, no `/\host`, no scheme, no control characters), never the sign-in pages themselves.
 */
export function returnAddress(wanted: unknown, otherwise = '/'): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return otherwise
  if (!URL.canParse(wanted, BASE)) return otherwise
  const url = new URL(wanted, BASE)
  if (url.origin !== BASE || /^\/(sign-in|sign-out|first-run)(\/|$)/.test(url.pathname)) {
    return otherwise
  }
  return url.pathname + url.search
}
