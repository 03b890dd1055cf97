/** What a browser may show by itself at the blob's address. Everything else is saved to disk. */
const SHOWN = [
  /^image\/(?:png|jpeg|gif|webp|avif|svg\+xml)$/,
  /^audio\//,
  /^video\//,
  /^application\/(?:pdf|vnd\.apple\.mpegurl)$/,
  /^text\/(?:plain|vtt)$/,
]

/** A page or picture from outside runs nothing, loads nothing and has no origin. */
const SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** Browsers show a PDF with a viewer of their own, which a sandbox would stop; it may stand inside our pages. */
const VIEWER =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"

export const isShown = (mediaType: string) => SHOWN.some((shown) => shown.test(mediaType))

/**
 * The headers under which a file of unknown intent is harmless on our own origin.
 * @param name what the file is saved as
 */
export function safeHeaders(
  mediaType: string,
  { name, disposition = 'inline' }: { name: string; disposition?: 'inline' | 'attachment' }
): Record<string, string> {
  const isPdf = mediaType === 'application/pdf'
  const isText = mediaType.startsWith('text/') || mediaType === 'image/svg+xml'
  const how = isShown(mediaType) ? disposition : 'attachment'
  return {
    'content-type': isText ? `${mediaType}; charset=utf-8` : mediaType,
    'content-disposition': `${how}; ${fileName(name)}`,
    'content-security-policy': isPdf ? VIEWER : SANDBOX,
    'x-content-type-options': 'nosniff',
    'x-frame-options': isPdf ? 'SAMEORIGIN' : 'DENY',
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** The name in the two forms of RFC 6266: plain for old programs, UTF-8 for the rest. */
function fileName(name: string) {
  const plain = name.normalize('NFC').replaceAll(/[^\w.-]+/g, '_')
  const full = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`
  )
  return `filename="${plain}"; filename*=UTF-8''${full}`
}
