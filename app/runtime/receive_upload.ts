import { copyFile, mkdir, rename } from 'node:fs/promises'
import { newUploadId, type Upload } from '#runtime/add_version'
import { incomingPath } from '#runtime/incoming_path'
import type { MultipartFile } from '@adonisjs/core/bodyparser'

/** Puts an uploaded archive where the job that reads it finds it, also after a restart. */
export async function receiveUpload(file: MultipartFile): Promise<Upload> {
  const id = newUploadId()
  await mkdir(incomingPath(), { recursive: true })
  // The system's folder for uploads may be another disk.
  await rename(file.tmpPath!, incomingPath(id)).catch(() =>
    copyFile(file.tmpPath!, incomingPath(id))
  )
  return { id, fileName: file.clientName.normalize('NFC'), size: file.size }
}
