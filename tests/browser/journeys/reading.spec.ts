import { test } from '@japa/runner'
import type { Locator, Page } from 'playwright'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { PHONE } from '#tests/support/chromium_visit'
import { journeys, search } from '#tests/support/journey'

/** «ច្បាប់» with the vowel typed before the subscript, as keyboards allow. */
const SCRAMBLED = '\u1785\u17B6\u17D2\u1794\u1794\u17CB ទី 2'
const KHMER = /ច្បាប់ទី 2 ញូតុន/
const ENGLISH = /Newton's second law/

/** Presses the tab key until `target` has the focus. */
async function tabTo(page: Page, target: Locator) {
  for (let n = 0; n < 100; n++) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element.matches(':focus'))) return
  }
  throw new Error('The keyboard does not come there')
}

test.group('Reading', (group) => {
  const { person } = journeys(group)

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? '' : ', without script'
    test(`a visitor finds a lesson, whatever the typing order, and reads it in two languages${how}`, async ({
      assert,
    }) => {
      const page = await person({ device: PHONE, locale: 'km', javaScriptEnabled })
      await search(page, SCRAMBLED)
      await page.getByRole('link', { name: KHMER }).first().click()
      await page.getByRole('heading', { level: 1, name: KHMER }).waitFor()
      const address = page.url()
      assert.match(address, /\/library\/[0-9A-Z]{7}/)
      await page.locator('a.lang').first().click()
      await page.getByRole('heading', { level: 1, name: ENGLISH }).waitFor()
      assert.equal(page.url(), address)
      assert.equal(await page.locator('html').getAttribute('lang'), 'en')
      const cookies = await page.context().cookies()
      assert.deepEqual(
        cookies.map(({ name }) => name),
        ['lang'],
        'no session, no account'
      )
    }).skip(!chromiumPath, WITHOUT_CHROMIUM)
  }

  test('with the keyboard alone: skip link, search, a resource', async ({ assert }) => {
    const page = await person()
    await page.goto('/library')
    await page.keyboard.press('Tab')
    const focused = () =>
      page.locator(':focus').evaluate((element) => element.className + element.id)
    assert.equal(await focused(), 'skip')
    const skip = await page.locator('a.skip').boundingBox()
    assert.isTrue(skip!.x >= 0 && skip!.y >= 0, 'the skip link is seen when it has the focus')
    await page.keyboard.press('Enter')
    assert.match(String(await focused()), /main/)

    await tabTo(page, page.getByRole('main').getByRole('searchbox'))
    await page.keyboard.type('tuk-tuk')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=tuk-tuk/)
    await tabTo(page, page.getByRole('link', { name: ENGLISH }).first())
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: ENGLISH }).waitFor()
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
