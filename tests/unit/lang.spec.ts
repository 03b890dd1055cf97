import { test } from '@japa/runner'
import { locales } from '#config/i18n'
import { sources } from '#tests/support/sources'
import { dynamicKeys } from '#tests/support/dynamic_keys'
import { possibleKeys, translationCalls } from '#tests/support/translation_calls'

type Tree = { [key: string]: string | Tree }

const flat = (tree: Tree, prefix: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`)
  )

/** Key and text of every message in a language; the file's name is the first part of the key. */
function messagesOf(locale: string) {
  const files = sources(`resources/lang/${locale}/**/*.json`)
  return new Map(
    files.flatMap(({ path, text }) => {
      const name = path
        .split(`/${locale}/`)[1]
        .replace(/\.json$/, '')
        .replaceAll('/', '.')
      return flat(JSON.parse(text), `${name}.`)
    })
  )
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map(([, name]) => name))].sort().join()

test.group('Words in both languages', () => {
  const messages = Object.fromEntries(locales.map((locale) => [locale, messagesOf(locale)]))
  const code = sources('{app,start,providers,config,commands}/**/*.ts', 'resources/views/**/*.edge')
  const prefixes = Object.keys(dynamicKeys)
  const isDynamic = (key: string) => prefixes.some((prefix) => key.startsWith(prefix))

  test('every key stands in every language, with the same placeholders', ({ assert }) => {
    const { km, en } = messages
    assert.deepEqual([...km.keys()].sort(), [...en.keys()].sort())
    for (const [key, text] of en) assert.equal(placeholders(km.get(key)!), placeholders(text), key)
    for (const [key, text] of [...km, ...en]) assert.notEqual(text.trim(), '', key)
  })

  test('every key that is used stands there', ({ assert }) => {
    const missing = code.flatMap(({ path, text }) =>
      translationCalls(text)
        .filter(({ key, open }) => (open ? !isDynamic(key) : !messages.km.has(key)))
        .map(
          ({ key, open }) => `${path}: ${key}${open ? '${...}: declare it in dynamic_keys.ts' : ''}`
        )
    )
    assert.deepEqual(missing, [])
  })

  test('every key that stands there is used', ({ assert }) => {
    const used = new Set(code.flatMap(({ text }) => possibleKeys(text)))
    const unused = [...messages.km.keys()].filter((key) => !used.has(key) && !isDynamic(key))
    assert.deepEqual(unused, [])
  })

  test('every field of a form has a name for its errors', ({ assert }) => {
    const nameless: string[] = []
    for (const { path, text } of sources('app/*/validators/*.ts')) {
      for (const [, field] of text.matchAll(/^\s+(\w+): vine\b/gm)) {
        if (!messages.km.has(`validator.shared.fields.${field}`)) nameless.push(`${path}: ${field}`)
      }
    }
    assert.deepEqual(nameless, [])
  })
})
