import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { existsSync, readFileSync } from 'node:fs'
import { projectRoot } from '#config/data'
import { mkdir, writeFile } from 'node:fs/promises'
import { createPackage } from '#runtime/actions/create_package'
import { importPackage } from '#runtime/actions/import_package'
import { incomingPath } from '#runtime/incoming_path'
import { newUploadId } from '#runtime/add_version'
import Package from '#runtime/models/package'
import PackageVersion from '#runtime/models/package_version'
import { SYSTEM, type Actor } from '#shared/actor'

/** Real packages, on machines that have them: tests that use them skip by name elsewhere. */
export const corpusPath = process.env.TONLE_CORPUS ?? join(projectRoot, '../shared/corpus')
export const hasCorpus = existsSync(corpusPath)
export const WITHOUT_CORPUS = 'no packages to test against on this machine (TONLE_CORPUS=<folder>)'

export const corpusFile = (name: string) => readFileSync(`${corpusPath}/${name}`)

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

export { zipOf } from '#bench/support/zip_of'

/** Brings a package as its page does, and reads it at once. */
export async function bring(
  bytes: Buffer,
  institutionId: string,
  actor: Actor = SYSTEM,
  fileName = 'package.zip'
) {
  const id = newUploadId()
  await mkdir(incomingPath(), { recursive: true })
  await writeFile(incomingPath(id), bytes)
  const { id: packageId } = await createPackage(actor, institutionId, {
    id,
    fileName,
    size: bytes.length,
  })
  await importPackage(id)
  const row = await Package.findOrFail(packageId)
  const version = await PackageVersion.findOrFail(id)
  return { row, version, codes: version.problems.map(({ code }) => code) }
}

type Item = {
  id: string
  title?: string
  href?: string
  more?: string
  type?: 'sco' | 'asset'
  parameters?: string
}

/** The manifest of a SCORM 1.2 package of these items, each with a resource of its own. */
export function manifest12(items: Item[], { head = '', organization = '' } = {}) {
  const lines = items.map(
    ({ id, title = id, more = '', parameters }) =>
      `<item identifier="${id}" identifierref="r-${id}"${parameters ? ` parameters="${parameters}"` : ''}><title>${title}</title>${more}</item>`
  )
  const resources = items.map(
    ({ id, href = `${id}.html`, type = 'sco' }) =>
      `<resource identifier="r-${id}" type="webcontent" adlcp:scormtype="${type}" href="${href}"><file href="${href}"/></resource>`
  )
  return `<?xml version="1.0" encoding="UTF-8"?>${head}
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>សាកល្បង</title>${lines.join('')}${organization}</organization></organizations>
<resources>${resources.join('')}</resources></manifest>`
}

/** A page that is found by the API and does what `script` says with it. */
export const page = (script: string) =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body><h1>មេរៀន</h1><script>
function find(name) { let w = window; for (let n = 0; n < 9 && !w[name] && w.parent !== w; n++) w = w.parent; return w[name] }
const api = find('API') || find('API_1484_11')
${script}
</script></body></html>`
