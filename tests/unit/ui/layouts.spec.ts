import edge from 'edge.js'
import { test } from '@japa/runner'
import { locales } from '#config/i18n'
import { pageLocals } from '#shared/http/page_state'
import { pageContext } from '#tests/support/page_context'

const layouts = ['app', 'auth', 'print', 'player'].flatMap((name) =>
  locales.map((locale) => ({ name, locale }))
)
const HOSTILE = `</title><script>alert(1)</script>`

async function render(name: string, locale: (typeof locales)[number], title: string) {
  const ctx = await pageContext(locale)
  const source = `@layout.${name}({ title, description: title })\n<p>Body of the page</p>\n@end\n`
  return edge
    .createRenderer()
    .share({ ...pageLocals(ctx), title })
    .renderRaw(source, { title })
}

test.group('Layouts', () => {
  test('{name} in {locale} is a whole page with the other language one tap away')
    .with(layouts)
    .run(async ({ assert }, { name, locale }) => {
      const html = await render(name, locale, 'A title')
      assert.match(html, /^(<!--.*-->\s*)?\s*<!doctype html>/)
      assert.include(html, `<html lang="${locale}">`)
      assert.include(html, '<title>A title')
      assert.include(html, 'Body of the page')
      assert.include(html, `lang=${locale === 'km' ? 'en' : 'km'}"`)
      assert.lengthOf(html.match(/<main /g) ?? [], 1)
    })

  test('{name} in {locale} obeys the security policy and makes hostile text inert')
    .with(layouts)
    .run(async ({ assert }, { name, locale }) => {
      const html = await render(name, locale, HOSTILE)
      assert.notInclude(html, '<script>')
      assert.notMatch(html, /<[^>]+ (style|on\w+)=/)
    })
})
