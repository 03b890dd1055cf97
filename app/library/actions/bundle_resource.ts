import yazl from 'yazl'
import { appUrl } from '#config/app'
import { cleanFiles } from '#media/queries/clean_files'
import { presentFile } from '#media/queries/present_file'
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
  const { files } = details.get(resource.id)!
  const clean = await cleanFiles(files)
  for (const file of files) {
    const { sha256 } = clean.get(file.blobId) ?? file
    // Films and pictures are small as they can be already.
    zip.addFile(await presentFile(sha256), `files/${file.name}`, { compress: false })
  }
  zip.end()
  return zip.outputStream
}
