import { test } from '@japa/runner'
import { forget } from '#shared/remembered'
import { renderComponent } from '#operations/queries/render_component'
import type { ComponentExample } from '#operations/queries/list_components'
import testUtils from '@adonisjs/core/services/test_utils'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright'
import { makeAccount, makeInstitution, PASSWORD } from '#tests/support/accounts'
import { makeSyllabus } from '#tests/support/library'
import { pageContext } from '#tests/support/page_context'
import { chromiumPath, closeBrowser, openBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'

const base = () => `http://${process.env.HOST}:${process.env.PORT}`

/** The page without its own behaviour: what a browser without script shows. */
const WITHOUT_SCRIPT: BrowserContextOptions = { javaScriptEnabled: false }

const ASKING = {
  props: { action: '/library', method: 'GET', confirm: 'Sure?' },
  slot: '<input name="q" value="asked"><button>Send</button>',
}

test.group('Behaviour of components', (group) => {
  let context: BrowserContext
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => context?.close())
  group.teardown(() => closeBrowser())

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const browser = await openBrowser()
    context = await browser.newContext({ baseURL: base(), ...options })
    await context.addCookies([{ name: 'lang', value: 'en', url: base() }])
    const page = await context.newPage()
    await page.goto(path)
    return page
  }

  async function signedIn(path: string) {
    const { username } = await makeAccount({
      role: 'administrator',
      institutionId: await makeInstitution(),
    })
    const page = await open('/sign-in')
    await page.fill('[name=identifier]', username)
    await page.fill('[name=password]', PASSWORD)
    await page.click('main button[type=submit]')
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.goto(path)
    return page
  }

  /** Puts a component's example into a page that has the script and the styles. */
  async function put(page: Page, tag: string, example: Omit<ComponentExample, 'name'>) {
    const ctx = await pageContext('en')
    const html = await renderComponent(ctx, tag, { name: tag, ...example })
    await page.locator('main').evaluate((main, markup) => {
      ;(main as any).innerHTML = markup
    }, html)
  }

  test('the question before a form is sent can be answered with no and with yes', async ({
    assert,
  }) => {
    const page = await open('/library')
    await put(page, 'ui.form', ASKING)
    await page.click('text=Send')
    await page.click('dialog [value=no]')
    assert.notInclude(page.url(), 'asked')
    await page.click('text=Send')
    await Promise.all([page.waitForURL(/q=asked/), page.click('dialog [value=yes]')])
  })

  test('on a phone the present tab of a long row is seen', async ({ assert }) => {
    const page = await signedIn('/administration/mirror')
    await page.setViewportSize({ width: 360, height: 640 })
    const last = page.locator('.tabs a').last()
    await page.goto((await last.getAttribute('href'))!)
    const present = page.locator('.tabs [aria-current]')
    const { x, width } = (await present.boundingBox())!
    assert.isTrue(await page.locator('.tabs').evaluate((tabs: any) => tabs.scrollWidth > 360))
    assert.isAtLeast(x, 0)
    assert.isAtMost(x + width, 360)
  })

  test('an answer by Escape sends nothing', async ({ assert }) => {
    const page = await open('/library')
    await put(page, 'ui.form', ASKING)
    await page.click('text=Send')
    await page.keyboard.press('Escape')
    assert.isFalse(await page.locator('dialog').isVisible())
    assert.notInclude(page.url(), 'asked')
  })

  test('a link is copied and says so', async ({ assert }) => {
    const page = await open('/library', { permissions: ['clipboard-read', 'clipboard-write'] })
    await put(page, 'ui.copyLink', {
      props: { text: 'https://tonle.example/library/K7QM2XA', label: 'Copy' },
    })
    await page.click('text=Copy')
    await page.waitForSelector('copy-link [role=status]:has-text("Copied")')
    const copied = await page.evaluate('navigator.clipboard.readText()')
    assert.equal(copied, 'https://tonle.example/library/K7QM2XA')
  })

  test('the account menu closes by Escape and by a click beside it', async ({ assert }) => {
    const page = await signedIn('/library')
    const menu = page.locator('details.menu')
    const panel = page.locator('.menu-panel')
    await menu.locator('summary').click()
    assert.isTrue(await panel.isVisible())
    await page.keyboard.press('Escape')
    assert.isFalse(await panel.isVisible())
    assert.lengthOf(await page.locator('details.menu summary:focus').all(), 1)
    await menu.locator('summary').click()
    await page.click('h1')
    assert.isFalse(await panel.isVisible())
  })

  test('on a phone every door is in the tabs or in the menu', async ({ assert }) => {
    const page = await signedIn('/library')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.locator('details.menu summary').click()
    // The bar and the menu have them all; on a phone the bar is hidden.
    const doors = await page
      .locator('.doors a, .menu-panel .more a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    const seen = await page
      .locator('.bottom-tabs a:visible, .menu-panel a:visible')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    assert.isAbove(doors.length, 4)
    assert.includeMembers(seen, doors)
  })

  test('filters work without script, on a phone too', async ({ assert }) => {
    const page = await open('/library?q=force', {
      ...WITHOUT_SCRIPT,
      viewport: { width: 390, height: 844 },
    })
    await page.locator('main form.search input[name=q]').fill('water')
    await page.locator('main form.search button').click()
    assert.include(page.url(), 'q=water')
    assert.isFalse(await page.locator('#filters').isVisible())
    await page.click('a.facets-open')
    assert.isTrue(await page.locator('#filters').isVisible())
    await page.click('a.facets-close')
    assert.isFalse(await page.locator('#filters').isVisible())
  })

  test('a page off the network says so, and no longer when it is back', async ({ assert }) => {
    const page = await open('/library')
    const note = page.locator('offline-note')
    assert.isFalse(await note.isVisible())
    await context.setOffline(true)
    await note.waitFor({ state: 'visible' })
    await context.setOffline(false)
    await note.waitFor({ state: 'hidden' })
  })

  test('the other language is at the same address', async ({ assert }) => {
    const page = await open('/library?q=water&sort=title')
    await page.click('header .lang')
    const url = new URL(page.url())
    assert.equal(url.pathname, '/library')
    assert.deepEqual([url.searchParams.get('q'), url.searchParams.get('sort')], ['water', 'title'])
    assert.equal(await page.getAttribute('html', 'lang'), 'km')
    await page.reload()
    assert.equal(await page.getAttribute('html', 'lang'), 'km')
  })

  test('the first press of Tab offers the way to the content', async ({ assert }) => {
    const page = await open('/library')
    await page.keyboard.press('Tab')
    const skip = page.locator('a.skip')
    assert.lengthOf(await page.locator('a.skip:focus').all(), 1)
    assert.isAtLeast((await skip.boundingBox())!.y, 0)
    await page.keyboard.press('Enter')
    assert.lengthOf(await page.locator('main:focus').all(), 1)
  })

  test('branches of the syllabus open without script', async ({ assert }) => {
    await makeSyllabus()
    const page = await open('/curriculum/PHY?grade=11', WITHOUT_SCRIPT)
    const outcome = page.getByText('Explain the second law')
    assert.isFalse(await outcome.isVisible())
    await page.click('summary:has-text("PHY-11-02-03")')
    assert.isTrue(await outcome.isVisible())
    forget()
  })

  group.tap((one) => one.skip(!chromiumPath, WITHOUT_CHROMIUM))
})
