import yazl from 'yazl'
import { appUrl } from '#config/app'
import { blobFile } from '#media/queries/blob_file'
import { attributionText } from '#library/queries/attribution_text'
import { detailsOf } from '#library/queries/resource_details'
import { textsOf } from '#library/queries/resource_texts'
import type { ResourceRow } from '#library/queries/find_resource'

/** A resource to take along: its files and texts, and how to name it, in both languages. A stream of a zip file. */
export async function bundleResource(resource: ResourceRow) {
  const details = await detailsOf([resource])
  const zip = new yazl.ZipFile()
  const credits = await attributionText(resource, `${appUrl}/library/${resource.code}`)
  zip.addBuffer(Buffer.from(credits), 'ATTRIBUTION.txt')
  for (const [language, text] of await textsOf(resource.id)) {
    zip.addBuffer(Buffer.from(text), `text.${language}.md`)
  }
  for (const { name, sha256 } of details.get(resource.id)!.files) {
    // Films and pictures are small as they can be already.
    zip.addFile(blobFile(sha256), `files/${name}`, { compress: false })
  }
  zip.end()
  return zip.outputStream
}
