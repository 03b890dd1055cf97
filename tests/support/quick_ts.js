import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync, version } from '@swc/core'

/**
 * Runs TypeScript as `@poppinss/ts-exec` does, for tests that start the application hundreds of times: what was
 * translated once is kept by the hash of its text, so that a start takes a third of the time.
 */
const options = {
  module: { type: 'es6' },
  sourceMaps: 'inline',
  jsc: {
    target: 'esnext',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { decoratorMetadata: true, legacyDecorator: true },
    experimental: { keepImportAttributes: true },
    keepClassNames: true,
  },
}
const folder = join(tmpdir(), `tonle-quick-ts-${userInfo().uid}`)
mkdirSync(folder, { recursive: true })
enableCompileCache(join(folder, 'compiled'))

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context)
    } catch (error) {
      const isOurs = error.code === 'ERR_MODULE_NOT_FOUND' && error.url?.endsWith('.js')
      if (!isOurs || error.url.includes('/node_modules/')) throw error
      return next(`${error.url.slice(0, -3)}.ts`, context)
    }
  },
  load(url, context, next) {
    if (!/\.ts(\?|$)/.test(url) || url.includes('/node_modules/')) return next(url, context)
    return { format: 'module', source: translated(fileURLToPath(url)), shortCircuit: true }
  },
})

function translated(filename) {
  const text = readFileSync(filename, 'utf8')
  const key = createHash('sha256').update(`${version}\n${filename}\n${text}`).digest('hex')
  const kept = join(folder, `${key}.js`)
  if (existsSync(kept)) return readFileSync(kept, 'utf8')
  const { code } = transformSync(text, { ...options, filename, swcrc: false })
  const tmp = `${kept}.${process.pid}`
  writeFileSync(tmp, code)
  renameSync(tmp, kept)
  return code
}
