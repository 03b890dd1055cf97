import edge from 'edge.js'
import { test } from '@japa/runner'
import { locales } from '#config/i18n'
import { translate } from '#shared/http/translate'
import { pageLocals } from '#shared/http/page_state'
import { pageContext } from '#tests/support/page_context'

const names = ['401', '403', '404', '413', '419', '422', '429', '500', '503']
const pages = locales.flatMap((locale) => names.map((name) => ({ locale, name })))

test.group('Error pages', () => {
  test('{name} in {locale} says what happened and what to do next')
    .with(pages)
    .run(async ({ assert }, { locale, name }) => {
      const ctx = await pageContext(locale)
      const html = await edge
        .createRenderer()
        .share(pageLocals(ctx))
        .render('pages/errors/show', { name, size: '4 MB' })
      for (const part of ['title', 'what', 'next']) {
        assert.include(
          html,
          edge.globals.html.escape(translate(locale, `errors.${name}.${part}`, { size: '4 MB' }))
        )
      }
      assert.include(html, `lang="${locale}"`)
      assert.equal(
        html.includes(translate(locale, 'errors.request', { id: ctx.request.id() })),
        name === '500'
      )
    })
})
