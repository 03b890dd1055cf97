import { gzipSync } from 'node:zlib'
import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** `/assets/app-DoNC28YD.css`: a name that Vite made from the content, and nothing else. */
const NAME = /^\/assets\/([\w-]+\.(css|js))$/

/** Compressed once, at the first request: there are a handful, of some ten kilobytes. */
const compressed = new Map<string, Promise<Buffer | undefined>>()

/**
 * Sends the built styles and scripts as gzip from memory; everything else of `public/` goes through the middleware
 * for static files. Their names change with their content, so browsers keep them for good.
 */
export default class AssetsMiddleware {
  async handle({ request, response }: HttpContext, next: NextFn) {
    const name = NAME.exec(request.url())
    const takesGzip = /\bgzip\b/.test(request.header('accept-encoding') ?? '')
    if (!name || !takesGzip || app.inDev || request.method() !== 'GET') return next()
    const bytes = await compressedAsset(name[1])
    if (!bytes) return next()
    response.header('content-type', TYPES[name[2]])
    response.header('content-encoding', 'gzip')
    response.header('vary', 'Accept-Encoding')
    response.header('cache-control', 'public, max-age=31536000, immutable')
    return response.send(bytes)
  }
}

function compressedAsset(name: string) {
  let asset = compressed.get(name)
  if (!asset) {
    asset = readFile(app.publicPath('assets', name)).then(
      (bytes) => gzipSync(bytes, { level: 9 }),
      () => undefined
    )
    // A name that is no file is not remembered: anyone could ask for any number of them.
    void asset.then((bytes) => bytes ?? compressed.delete(name))
    compressed.set(name, asset)
  }
  return asset
}
