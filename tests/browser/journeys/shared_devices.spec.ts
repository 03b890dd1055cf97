import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { PHONE } from '#tests/support/chromium_visit'
import { journeys, press, say } from '#tests/support/journey'

const PUPIL = 'nary.student'

/** What a person standing before the device reads, the page's own address aside. */
const readable = (page: Page) =>
  page.evaluate<string>('document.documentElement.hidden ? "" : document.body.innerText')

async function signOut(page: Page) {
  await page.locator('.menu summary').first().click()
  await page
    .getByRole('banner')
    .getByRole('button', { name: say('shared.nav.sign_out') })
    .click()
  await page.waitForURL(/\/sign-in/)
}

test.group('A shared phone', (group) => {
  const { person, signIn, site } = journeys(group)

  test('after signing out the back button shows nothing personal', async ({ assert }) => {
    const page = await person({ device: PHONE })
    await signIn(page, PUPIL)
    await page.waitForURL('/')
    await page.goto('/me')
    const username = site().account(PUPIL).username
    assert.include(await readable(page), username)
    assert.isTrue(await page.locator('.menu .who-name').first().isVisible(), 'the name is seen')
    await signOut(page)
    for (let n = 0; n < 3; n++) {
      await page.goBack().catch(() => null)
      await page.waitForTimeout(300)
      assert.notInclude(await readable(page), username)
    }
    await page.goto('/me')
    assert.match(page.url(), /\/sign-in\?back=/)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('a page left open in another tab hides when the sign-in has ended', async ({ assert }) => {
    const page = await person({ device: PHONE })
    await signIn(page, PUPIL)
    await page.waitForURL('/')
    const other = await page.context().newPage()
    await other.goto('/me')
    await signOut(page)
    await other.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
    await other.waitForURL(/\/sign-in/)
    assert.notInclude(await readable(other), site().account(PUPIL).username)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('the teacher ends the class: the pupil reads the sign-in page', async ({ assert }) => {
    const pupil = await person({ device: PHONE })
    await signIn(pupil, 'tola.student')
    await pupil.waitForURL('/')
    const teacher = await person()
    await signIn(teacher, 'sokha.teacher')
    await teacher.goto('/classes')
    await teacher.getByRole('link', { name: '11A' }).click()
    await teacher.getByRole('link', { name: say('classes.end.open') }).click()
    await press(teacher, say('classes.end.submit'))
    await teacher.waitForURL(/\/classes\/[0-9a-f-]{36}$/)
    assert.match(await teacher.locator('main').innerText(), /Pupils signed out: [1-9]/)
    await pupil.goto('/me')
    assert.match(pupil.url(), /\/sign-in/)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
