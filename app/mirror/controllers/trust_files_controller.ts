import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { objectStore } from '#mirror/store/objects'
import type { HttpContext } from '@adonisjs/core/http'

const FILE = /^(?:\d{1,9}\.(?:root|targets|snapshot)|timestamp)\.json$/

/** The metadata of TUF: what is published, and who may say so. */
export default class TrustFilesController {
  async show({ params, response }: HttpContext) {
    const { file } = params
    const path = FILE.test(file) ? join(objectStore().root, 'tuf', file) : undefined
    const bytes = path ? await readFile(path).catch(() => undefined) : undefined
    if (!bytes) return response.status(404).json({ code: 'unknown' })
    response.header('content-type', 'application/json')
    const isLatest = file === 'timestamp.json'
    response.header('cache-control', isLatest ? 'no-cache' : 'public, max-age=31536000, immutable')
    return response.send(bytes)
  }
}
