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
    const given = clean.get(file.blobId) ?? (file.isElsewhere ? undefined : file)
    // What stays at the centre, such as the archive of a package that plays here.
    if (!given) continue
    // Films and pictures are small as they can be already.
    const name = file.isElsewhere ? file.name.replace(/\.\w+$/, '.mp4') : file.name
    zip.addFile(await presentFile(given.sha256), `files/${name}`, { compress: false })
  }
  zip.end()
  return zip.outputStream
}
