import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import { transaction } from '#shared/database/transaction'
import { searchIndex } from '#search/queries/search_index'
import { BrowserSession } from '#tests/support/browser_session'
import { tour } from '#tests/support/page_tour'
import { openSite, type Site } from '#tests/support/site'
import { visit } from '#tests/support/visit'
import { assetsOf, BUDGETS, excess, weigh } from '#tests/support/page_weight'
import { pageFaults } from '#tests/support/page_faults'
import { countQueries } from '#tests/support/count_queries'
import { noteTemplates, pageTemplates } from '#tests/support/rendered_templates'

const MOST_QUERIES = 12

const notes = noteTemplates()

for (const kind of ['demo', 'empty'] as const) {
  test.group(`Pages within their budgets: ${kind} site`, (group) => {
    let site: Site
    group.setup(async () => {
      site = await openSite({ packs: kind === 'demo' })
      return () => site.close()
    })

    for (const stop of tour.filter((one) => (one.site ?? 'demo') === kind)) {
      test(stop.name, async ({ assert }) => {
        for (const locale of ['km', 'en']) {
          const { page, browser, path } = await visit(site, stop, locale)
          assert.equal(page.status, stop.status ?? 200, `${path} ${page.location ?? ''}`)
          assert.deepEqual(pageFaults(page.html, locale, stop), [], path)
          const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
          const weight = await weigh(page.html, cookie)
          assert.deepEqual(excess(weight, BUDGETS[stop.budget]), [], `${locale} ${path}`)
        }
        if (stop.form || stop.once) return
        const { sql } = await countQueries(() => visit(site, stop))
        assert.isAtMost(sql.length, MOST_QUERIES, sql.join('\n'))
      })
    }
  })
}

test.group('The checks of pages', () => {
  const page = (body: string) =>
    `<!doctype html>\n<html lang="km"><head><title>ទំព័រ</title></head><body><h1>ទំព័រ</h1>${body}</body></html>`
  const noise = (kilobytes: number) => randomBytes(kilobytes * 1024).toString('base64')

  test('a page that is too heavy fails', async ({ assert }) => {
    assert.deepEqual(excess(await weigh(page('')), BUDGETS.text), [])
    const [html, repeat] = excess(await weigh(page(noise(20))), BUDGETS.text)
    assert.match(html, /^html 2\d\.\d of 12 KB$/)
    assert.match(repeat, /^repeat 2\d\.\d of 20 KB$/)
  })

  test('what a page draws in counts: styles with their fonts, scripts, pictures', async ({
    assert,
  }) => {
    const { html } = await new BrowserSession().get('/library')
    const { css, js, other } = assetsOf(html)
    assert.isTrue(css.length > 0 && js.length > 0 && other.length > 0)
    const { css: sheets, js: scripts, first } = await weigh(html)
    assert.isAbove(sheets, 3)
    assert.isAbove(scripts, 5)
    assert.isAbove(first, sheets + scripts + 40, 'two fonts')
    assert.isNotEmpty(excess(await weigh(html), { ...BUDGETS.text, js: 1, css: 1 }))
    await assert.rejects(() => weigh(page('<img src="/no/picture.png">')), /404/)
  })

  test('{0} is a fault')
    .with([
      ['a second h1', '<h1>x</h1>'],
      ['an inline script', '<script>x()</script>'],
      ['an inline module', '<script type="module">x()</script>'],
      ['an inline style', '<p style="color:red">x</p>'],
      ['a style sheet in the page', '<style>p{}</style>'],
      ['a script attribute', '<p onclick="x()">x</p>'],
      ['a picture of another host', '<img src="https://cdn.example/x.png">'],
      ['a script of another host', '<script src="//cdn.example/x.js"></script>'],
      ['a style sheet of another host', '<link rel="stylesheet" href="https://cdn.example/x.css">'],
      ['a form to another host', '<form action="https://other.example/">'],
    ] as const)
    .run(({ assert }, [, body]) => {
      assert.deepEqual(pageFaults(page(''), 'km'), [])
      assert.lengthOf(pageFaults(page(body), 'km'), 1)
    })

  test('a template that was not rendered and a word that is missing are faults', ({ assert }) => {
    for (const body of [
      "<p>@!ui.button({ text: 'x' })</p>",
      '<p>translation missing: km, a.b</p>',
    ]) {
      assert.match(pageFaults(page(body), 'km').join(), /not rendered/)
    }
  })

  test('a block of data is no fault', ({ assert }) => {
    const block = '<script type="application/ld+json">{"a":1}</script>'
    assert.deepEqual(pageFaults(page(block), 'km'), [])
  })

  test('a page without heading, title or in another language is a fault', ({ assert }) => {
    assert.deepEqual(pageFaults('<!doctype html><html lang="en"></html>', 'km'), [
      ...['0 h1', 'not in km', 'no title'],
    ])
  })

  test('queries of every connection are counted, transactions are not', async ({ assert }) => {
    const { sql } = await countQueries(() =>
      transaction(async (trx) => {
        await trx.from('institutions').select('id').limit(1)
        await searchIndex().version()
      })
    )
    assert.lengthOf(sql, 2)
  })
})

test.group('The tour', () => {
  test('renders every page template there is', async ({ assert }) => {
    notes.stop()
    const missing = (await pageTemplates()).filter((name) => !notes.seen.has(name))
    assert.deepEqual(missing, [])
  })
})
