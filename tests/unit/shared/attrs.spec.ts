import { test } from '@japa/runner'
import { attrs } from '#shared/http/view/attrs'

const text = (values: Parameters<typeof attrs>[0]) => attrs(values).value

test.group('Attributes', () => {
  test('escapes values, leaves out what is off', ({ assert }) => {
    assert.equal(
      text({
        'id': 'a"b',
        'class': ['x', false, 'y'],
        'hidden': true,
        'disabled': false,
        'data-x': null,
      }),
      'id="a&quot;b" class="x y" hidden'
    )
    assert.equal(text({ value: '', class: [] }), 'value=""')
  })

  test('refuses script handlers and names that are none')
    .with(['onclick', 'ONLOAD', 'hx-on:click', 'a b', 'x"'])
    .run(({ assert }, name) => assert.throws(() => text({ [name]: 'x' }), /Not an attribute/))

  test('leaves out an address that would run a script')
    .with([
      'javascript:alert(1)',
      ' JavaScript:x',
      'java\nscript:x',
      '\u0001javascript:x',
      'data:text/html,x',
      'vbscript:x',
    ])
    .run(({ assert }, href) => assert.equal(text({ href }), ''))

  test('keeps addresses of pages')
    .with([
      '/library?q=javascript:',
      'https://example.org',
      '?page=2',
      '#main',
      'mailto:a@example.org',
    ])
    .run(({ assert }, href) => assert.include(text({ href }), 'href='))
})
