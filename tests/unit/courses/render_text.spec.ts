import { test } from '@japa/runner'
import { plainLine, renderLine, renderText } from '#courses/render_text'

test.group('Texts of questions', () => {
  test('formulas become MathML, also beside Khmer, and money stays money', ({ assert }) => {
    const html = renderText({ km: 'គណនា $\\frac{1}{2}mv^2$ ។' }, 'km')
    assert.match(html, /<math[^>]*>.*<mfrac>/s)
    assert.include(html, 'គណនា')
    assert.notInclude(html, 'style=')
    assert.include(renderText({ en: '$$x^2$$' }, 'en'), 'display="block"')
    assert.notInclude(renderText({ en: 'It costs $5 or $6.' }, 'en'), '<math')
    assert.include(renderText({ en: 'a \\$ b' }, 'en'), 'a $ b')
  })

  test('what is no TeX is shown as it was written, and nothing runs', ({ assert }) => {
    const html = renderText(
      { en: '$\\frac{$ <script>alert(1)</script> [x](javascript:alert(1))' },
      'en'
    )
    assert.include(html, '&lt;script&gt;')
    assert.notInclude(html, 'href="javascript')
    assert.include(renderText({ en: '$\\undefinedthing{<b>}$' }, 'en'), '&lt;b&gt;')
    assert.notMatch(renderText({ en: '$\\href{javascript:alert(1)}{x}$' }, 'en'), /href=/)
  })

  test('the other language where one is missing; pictures by their names', ({ assert }) => {
    assert.include(renderText({ en: 'Only *this*' }, 'km'), '<em>this</em>')
    const pictures = (name: string) =>
      name === 'cell.png' ? { href: '/files/"x"', alt: 'A <cell>' } : undefined
    const html = renderLine({ km: '![](cell.png) ![ក](no.png)' }, 'km', pictures)
    assert.include(html, 'src="/files/&quot;x&quot;" alt="A &lt;cell&gt;"')
    assert.notInclude(html, 'no.png')
    assert.equal(plainLine({ en: '**A**\n[b](c)' }, 'en'), 'A b')
  })
})
