/** What an archive may hold. Checked before and while its entries are read. */
export const LIMITS = {
  entries: 20_000,
  /** Bytes of one file and of all files, unpacked. */
  file: 512 * 1024 ** 2,
  total: 2 * 1024 ** 3,
  /** How much larger than the archive its files may be; small archives of text may be dense. */
  ratio: 100,
  ratioFrom: 20 * 1024 ** 2,
  depth: 20,
  /** Bytes of one name of a path, and of the whole. */
  name: 255,
  path: 1000,
}

/** Programs: no page needs them, and a download of one from a lesson should never be trusted. */
export const PROGRAMS =
  /\.(?:exe|msi|bat|cmd|com|scr|ps1|vbs|sh|php\d?|phtml|jsp|aspx?|cgi|pl|apk|dmg|app|deb|rpm)$/i

/** What operating systems leave in archives. */
export const JUNK =
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.git\/|\.svn\/|\._[^/]*$)/i
