import { stat } from 'node:fs/promises'
import { openFile } from '#media/actions/open_blob'
import { isName, objectPath } from '#mirror/format/object_name'
import { objectStore } from '#mirror/store/objects'
import { accel } from '#mirror/http/accel'
import { namesSaid } from '#mirror/http/said'
import { packOfWanted } from '#mirror/store/wanted'
import type { HttpContext } from '@adonisjs/core/http'

/** The bytes of what was published, by name. They never change under it. */
export default class ObjectsController {
  async show({ params, request, response }: HttpContext) {
    const { name } = params
    const isPlace = isName(name) && name.startsWith(`${params.first}${params.second}`)
    const path = isPlace ? objectStore().path(name) : ''
    const found = isPlace ? await stat(path).catch(() => undefined) : undefined
    if (!found) return response.status(404).json({ code: 'unknown' })

    response.header('content-type', 'application/octet-stream')
    response.header('cache-control', 'public, max-age=31536000, immutable')
    // nginx compares If-Range with an ETag of its own and would begin anew.
    if (accel.prefix && !request.header('if-range')) {
      const place = accel.prefix.replace(/\/$/, '')
      response.header('x-accel-redirect', `${place}/${objectPath(name)}`)
      return response.send('')
    }
    const { status, headers, stream } = await openFile(
      { sha256: name, size: found.size, path: () => path },
      {
        range: request.header('range'),
        ifRange: request.header('if-range'),
        ifNoneMatch: request.header('if-none-match'),
      }
    )
    for (const [key, value] of Object.entries(headers)) response.header(key, value)
    response.status(status)
    return stream ? response.stream(stream) : response.send(null)
  }

  /** Which of these are here: a mirror that looks for what it lacks asks those around it first. */
  async index({ mirrorBody, response }: HttpContext) {
    const names = namesSaid(mirrorBody)
    if (!names) return response.status(400).json({ code: 'bad_body' })
    const store = objectStore()
    const have: string[] = []
    for (const name of names) if (await store.has(name)) have.push(name)
    return response.json({ have })
  }

  /** The small ones of these in one pack, as many as it takes; the mirror asks again for the rest. */
  async store({ mirrorBody, response }: HttpContext) {
    const names = namesSaid(mirrorBody)
    if (!names) return response.status(400).json({ code: 'bad_body' })
    response.header('content-type', 'application/vnd.tonle.pack')
    return response.send(await packOfWanted(objectStore(), names))
  }
}
