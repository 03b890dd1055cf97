import type { ArchiveFile } from '#shared/archive/archive'

/** What a file of a package is served as, by the end of its name. What is not here is saved, never run. */
const TYPES: Record<string, string> = {
  ...{ html: 'text/html', htm: 'text/html', xhtml: 'application/xhtml+xml', css: 'text/css' },
  ...{
    js: 'text/javascript',
    mjs: 'text/javascript',
    json: 'application/json',
    map: 'application/json',
  },
  ...{
    xml: 'application/xml',
    xsd: 'application/xml',
    xsl: 'application/xml',
    dtd: 'application/xml-dtd',
  },
  ...{ txt: 'text/plain', csv: 'text/csv', vtt: 'text/vtt', srt: 'text/plain', md: 'text/plain' },
  ...{
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
  },
  ...{
    webp: 'image/webp',
    avif: 'image/avif',
    bmp: 'image/bmp',
    ico: 'image/x-icon',
    cur: 'image/x-icon',
  },
  ...{
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    aac: 'audio/aac',
    ogg: 'audio/ogg',
    oga: 'audio/ogg',
    wav: 'audio/wav',
  },
  ...{
    mp4: 'video/mp4',
    m4v: 'video/mp4',
    webm: 'video/webm',
    ogv: 'video/ogg',
    mov: 'video/quicktime',
  },
  ...{
    woff: 'font/woff',
    woff2: 'font/woff2',
    ttf: 'font/ttf',
    otf: 'font/otf',
    eot: 'application/vnd.ms-fontobject',
  },
  ...{
    pdf: 'application/pdf',
    wasm: 'application/wasm',
    epub: 'application/epub+zip',
    zip: 'application/zip',
  },
  ...{ gltf: 'model/gltf+json', glb: 'model/gltf-binary', swf: 'application/octet-stream' },
}

const TEXT = /^text\/|javascript|json|xml$/

/** The type by name; the character set is added where the bytes are known (`withCharset`). */
export const typeOf = ({ path }: Pick<ArchiveFile, 'path'>) =>
  TYPES[path.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream'

export const isText = (type: string) => TEXT.test(type)

/**
 * Says UTF-8 where the bytes are; says nothing where they are not, so that a page of another time is read by what
 * it says of itself.
 */
export function withCharset(type: string, bytes: Buffer) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return `${type}; charset=utf-8`
  } catch {
    return type
  }
}
