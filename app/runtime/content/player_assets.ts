import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { projectRoot } from '#config/data'
import {
  contentRoute,
  ContentRefusal,
  type ContentAnswer,
  type ContentCall,
} from '#runtime/content/routes'

const TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  woff2: 'font/woff2',
  gif: 'image/gif',
  svg: 'image/svg+xml',
}

type Asset = { bytes: Buffer; zipped?: Buffer; type: string }

const library = (name: string) => fileURLToPath(import.meta.resolve(name))
const font = 'node_modules/@fontsource/kantumruy-pro/files/kantumruy-pro-khmer-400-normal.woff2'

/** The H5P core with its fonts and pictures, under `h5p/` as it lies in its own folder. */
const h5pFolder = join(projectRoot, 'node_modules/h5p-standalone/dist')

const h5pFiles = () =>
  readdirSync(h5pFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path): [string, string] => [
      `h5p/${relative(h5pFolder, path).replaceAll('\\', '/')}`,
      path,
    ])

/** The files of the player: ours, what plays SCORM and H5P, the Khmer font. Read once and kept in memory. */
function load() {
  const folder = join(projectRoot, 'resources/player')
  const paths = new Map(readdirSync(folder).map((name) => [name, join(folder, name)]))
  paths.set('scorm12.lib.js', library('scorm-again/scorm12/min'))
  paths.set('scorm2004.lib.js', library('scorm-again/scorm2004/min'))
  for (const [name, path] of h5pFiles()) paths.set(name, path)
  paths.set('khmer.woff2', join(projectRoot, font))
  const hash = createHash('sha256')
  const files = new Map<string, Asset>()
  for (const [name, path] of [...paths].sort(([a], [b]) => a.localeCompare(b))) {
    const type = TYPES[name.split('.').pop()!]
    if (!type) continue
    const bytes = readFileSync(path)
    hash.update(name).update(bytes)
    const isText = type.startsWith('text/')
    files.set(name, { bytes, type, zipped: isText ? gzipSync(bytes, { level: 9 }) : undefined })
  }
  return { files, version: hash.digest('hex').slice(0, 12) }
}

let loaded: ReturnType<typeof load> | undefined
const assets = () => (loaded ??= load())

/** The address of a file of the player: it changes when any of them does, and is kept by browsers for good. */
export const playerAsset = (name: string) => `/t/${assets().version}/${name}`

async function serve({ params, headers }: ContentCall): Promise<ContentAnswer> {
  const asset = assets().files.get(params.name)
  if (!asset) throw new ContentRefusal(404, 'not_found')
  const isCurrent = params.version === assets().version
  const isZipped = asset.zipped && /\bgzip\b/.test(headers['accept-encoding'] as string)
  return {
    status: 200,
    headers: {
      'content-type': asset.type,
      'vary': 'Accept-Encoding',
      'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    },
    body: isZipped ? asset.zipped : asset.bytes,
  }
}

contentRoute({
  methods: ['GET', 'HEAD'],
  pattern: /^\/t\/(?<version>[0-9a-f]{12})\/(?<name>[\w./-]+)$/,
  handle: serve,
})
