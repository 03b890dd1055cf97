import { between, media, prose } from '#bench/mirror/bytes'
import type { Files } from '#bench/mirror/h5p'

type Shape = {
  runtimes: number
  pages: number
  pictures: number
  pictureBytes: number
  runtimeBytes: number
}

/** A tree like those of SCORM: pages and pictures of its own, a runtime that it shares with others. */
export function scormPackage(n: number, shape: Shape, isEdited = false): Files {
  const pages = Array.from({ length: shape.pages }, (_, at) => `pages/${at}.html`)
  const files: Files = { 'imsmanifest.xml': manifest(n, pages[0]) }
  for (const [at, path] of pages.entries()) {
    const seed = `page ${n} ${at}${isEdited && at === 3 ? ' anew' : ''}`
    files[path] = `<!doctype html><title>${n} ${at}</title><p>${prose(seed, 4_000)}</p>`
  }
  for (let at = 0; at < shape.pictures; at++) {
    const size = between(
      `scorm picture ${n} ${at}`,
      shape.pictureBytes * 0.6,
      shape.pictureBytes * 1.4
    )
    files[`pictures/${at}.jpg`] = media('jpg', `scorm picture ${n} ${at}`, Math.floor(size))
  }
  const runtime = n % shape.runtimes
  for (let at = 0; at < 40; at++) {
    const text = prose(`runtime ${runtime} ${at}`, Math.floor(shape.runtimeBytes / 40))
    files[`runtime/${at}.js`] = `/* ${text} */\n`
  }
  return files
}

const manifest = (n: number, href: string) => `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="m${n}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Lesson ${n}</title><item identifier="a" identifierref="r"><title>Lesson ${n}</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="${href}"><file href="${href}"/></resource></resources></manifest>`
