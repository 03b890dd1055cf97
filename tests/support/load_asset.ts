import { gzipSync } from 'node:zlib'

export type Asset = { text: string; size: number; isKept: boolean }

const known = new Map<string, Promise<Asset>>()
const SHRINKS = /^(text\/|image\/svg|application\/(javascript|json))|javascript/

/** A file that a page draws in: its size on the way (gzipped where that helps), and whether browsers keep it. */
export function loadAsset(path: string, cookie: string): Promise<Asset> {
  const address = new URL(path, process.env.APP_URL).href
  const key = `${address} ${cookie}`
  const asset = known.get(key) ?? load(address, cookie)
  known.set(key, asset)
  return asset
}

async function load(address: string, cookie: string): Promise<Asset> {
  const response = await fetch(address, { headers: { cookie } })
  if (!response.ok) throw new Error(`${response.status} at ${address}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  const shrinks = SHRINKS.test(response.headers.get('content-type') ?? '')
  const caching = response.headers.get('cache-control') ?? ''
  return {
    text: shrinks ? bytes.toString() : '',
    size: shrinks ? gzipSync(bytes).length : bytes.length,
    isKept: /max-age=[1-9]/.test(caching) && !caching.includes('no-'),
  }
}
