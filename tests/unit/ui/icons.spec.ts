import { test } from '@japa/runner'
import { sources } from '#tests/support/sources'

const [{ text: list }] = sources('resources/icons/used.txt')
const [{ text: shapes }] = sources('resources/icons/icons.json')
const listed = list.split(/\s+/).filter(Boolean)
const code = sources('{app,start,providers}/**/*.ts', 'resources/views/**/*.edge')

/** `icon('x')`, `icon: 'x'` and `name: 'x'` of ui.icon. */
const USE = /\bicon(?:\(|: |\(\{ name: )'([a-z0-9-]+)'/g

test.group('Icons', () => {
  test('the list is what was drawn: ./ace icons was run', ({ assert }) => {
    assert.deepEqual(Object.keys(JSON.parse(shapes)), [...new Set(listed)].sort())
  })

  test('every icon that is used is in the list', ({ assert }) => {
    const missing = code.flatMap(({ path, text }) =>
      [...text.matchAll(USE)]
        .filter(([, name]) => !listed.includes(name))
        .map(([, name]) => `${path}: ${name}`)
    )
    assert.deepEqual(missing, [])
  })

  test('every icon in the list is used', ({ assert }) => {
    const all = code.map(({ text }) => text).join('\n')
    assert.deepEqual(
      listed.filter((name) => !all.includes(`'${name}'`)),
      []
    )
  })
})
