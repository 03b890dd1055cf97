import { test } from '@japa/runner'
import { readFileSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { projectRoot } from '#start/root'

const root = fileURLToPath(projectRoot)

/** Licences that may stand in Apache-2.0 software that is handed on to schools. */
const ALLOWED = [
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', '0BSD', 'BSD-0-Clause', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'Unlicense', 'Python-2.0', 'Zlib', 'WTFPL'],
]

/** Each exception with its reason. A package that is not installed any more must leave this list. */
const EXCEPTIONS: Record<string, string> = {
  '@fontsource/kantumruy-pro': 'OFL-1.1: a font, served as it is, with its licence file',
  'axe-core': 'MPL-2.0: used by tests only, unchanged',
  'lightningcss': 'MPL-2.0: a build tool, not handed on',
  'caniuse-lite': 'CC-BY-4.0: data of a build tool, not handed on',
  'argparse': 'PSF-2.0: permissive, used by markdown-it',
  'spdx-exceptions': 'CC-BY-3.0: data of a lint tool, not handed on',
  'combine-errors': 'MIT: stands in its readme, its package.json names none',
  '@adonisjs/limiter': 'MIT: stands in its LICENSE.md, its package.json names none',
}

type Entry = { license?: string; optional?: boolean; dev?: boolean }

function installed() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages as Record<string, Entry>)
    .filter(([path]) => path.startsWith('node_modules/'))
    .map(([path, entry]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      return { name, licence: entry.license ?? fromPackage(path) }
    })
}

function fromPackage(path: string) {
  const file = join(root, path, 'package.json')
  if (!existsSync(file)) return undefined
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'))
  return license?.type ?? license ?? licenses?.[0]?.type
}

/** True when one of the alternatives of an SPDX expression is allowed in all its parts. */
function fits(expression: string | undefined) {
  if (!expression) return false
  return expression
    .replace(/[()]/g, '')
    .split(/ OR /)
    .some((option) => option.split(/ AND /).every((id) => ALLOWED.includes(id.trim())))
}

/**
 * The same package for another processor: of a build tool, and of libvips (LGPL-3.0-or-later), a shared library beside
 * sharp that anyone may put another in the place of.
 */
const isBuildVariant = (name: string) =>
  /^(lightningcss-|@img\/sharp-(libvips|win32|wasm32))/.test(name)

test.group('Licences of dependencies', () => {
  test('every dependency has a licence that fits, or an exception with a reason', ({ assert }) => {
    const unfit = installed().filter(
      ({ name, licence }) => !fits(licence) && !EXCEPTIONS[name] && !isBuildVariant(name)
    )
    assert.deepEqual(unfit, [])
    assert.isAbove(installed().length, 300)
  })

  test('no exception outlives its package', ({ assert }) => {
    const names = new Set(installed().map(({ name }) => name))
    assert.deepEqual(
      Object.keys(EXCEPTIONS).filter((name) => !names.has(name)),
      []
    )
  })

  test('an expression fits only when one whole alternative does', ({ assert }) => {
    assert.isTrue(fits('(MIT OR GPL-3.0-only)'))
    assert.isTrue(fits('Apache-2.0 AND MIT'))
    assert.isFalse(fits('MIT AND GPL-3.0-only'))
    assert.isFalse(fits('AGPL-3.0-only'))
    assert.isFalse(fits(undefined))
  })
})
