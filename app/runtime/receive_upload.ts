import { copyFile, link, mkdir, rename } from 'node:fs/promises'
import { blobFile } from '#media/queries/blob_file'
import { sentFiles, type Sent } from '#media/actions/sent_files'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { newUploadId, type Upload } from '#runtime/add_version'
import { incomingPath } from '#runtime/incoming_path'
import type { Locale } from '#config/i18n'
import type { Actor } from '#shared/actor'
import type { MultipartFile } from '@adonisjs/core/bodyparser'

type Typed = { file?: MultipartFile | null; uploads?: { file?: Sent[] | null } | null }

/**
 * Puts an archive where the job that reads it finds it, also after a restart: one that came with the form, or one that
 * arrived in pieces before it.
 */
export async function receiveUpload(
  actor: Actor,
  { file, uploads }: Typed,
  locale: Locale
): Promise<Upload> {
  const id = newUploadId()
  await mkdir(incomingPath(), { recursive: true })
  if (file) {
    // The system's folder for uploads may be another disk.
    await rename(file.tmpPath!, incomingPath(id)).catch(() =>
      copyFile(file.tmpPath!, incomingPath(id))
    )
    return { id, fileName: file.clientName.normalize('NFC'), size: file.size }
  }
  const field = { name: 'file', purpose: 'runtime.package', sent: uploads?.file ?? [] }
  const [arrived] = await sentFiles(actor, field, locale)
  if (!arrived) return refuseField('file', translate(locale, 'runtime.packages.create.none'))
  const { name, blob } = arrived
  const path = blobFile(blob.sha256)
  await link(path, incomingPath(id)).catch(() => copyFile(path, incomingPath(id)))
  return { id, fileName: name, size: blob.size }
}
