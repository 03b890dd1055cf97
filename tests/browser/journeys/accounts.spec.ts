import { test } from '@japa/runner'
import { chromiumPath, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { PHONE } from '#tests/support/chromium_visit'
import { journeys, press, readNotice, say, signIn as enter } from '#tests/support/journey'
import { LINES } from '#tests/support/tour_states'

test.group('Accounts', (group) => {
  const { person, signIn } = journeys(group)

  test('a homeroom teacher gives a new PIN, the pupil signs in with it', async ({ assert }) => {
    const teacher = await person()
    await signIn(teacher, 'sokha.teacher')
    await teacher.goto('/classes')
    await teacher.getByRole('link', { name: '11A' }).click()
    await teacher.getByRole('link', { name: 'Ny Kalyan' }).click()
    const kind = teacher.getByRole('radio', { name: say('people.secret.pin') })
    assert.isTrue(await kind.isChecked(), 'a pupil with a PIN gets a PIN')
    await press(teacher, say('people.show.reset'))
    await teacher.waitForURL(/\/slip$/)
    const [username, pin] = await teacher.locator('.slip dd').allInnerTexts()
    assert.equal(username, 'kalyan.student')
    assert.match(pin, /^\d{6}$/)

    const pupil = await person({ device: PHONE, locale: 'km' })
    await enter(pupil, username, pin, 'km')
    await pupil.waitForURL('/')
    assert.include(await pupil.getByRole('heading', { level: 1 }).innerText(), 'កល្យាណ')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('an administrator makes thirty accounts from a list with two bad lines', async ({
    assert,
  }) => {
    const page = await person()
    const look = async (lines: string) => {
      await page.getByRole('radio', { name: say('people.secret.pin') }).check()
      await page.getByLabel(say('people.batches.lines'), { exact: false }).first().fill(lines)
      await press(page, say('people.batches.look'))
      await page.waitForURL(/\/people\/batches\/[0-9a-f-]{36}$/)
    }
    await signIn(page, 'administrator')
    await page.goto('/people/batches/create')
    await page.getByLabel(say('people.pick.search')).fill('Trapeang Phka')
    await press(page, say('people.pick.find'))
    await page.getByRole('link', { name: 'Trapeang Phka Chhouk' }).click()
    const form = page.url()

    await look(LINES)
    await page.getByText(say('people.batches.result', { made: 28, left: 2 })).waitFor()
    await page.getByText(say('people.problems.no_username')).waitFor()
    await page.getByText(say('people.problems.bad_sex')).waitFor()
    await press(page, say('people.batches.drop'))

    await page.goto(form)
    await look(LINES.replace('ស៊ិន,,,,,', 'ស៊ិន,សុខ,Sin,Sok,m,b-4').replace('perhaps', 'f'))
    await page.getByText(say('people.batches.result', { made: 30, left: 0 })).waitFor()
    await press(page, say('people.batches.make', { count: 30 }))
    const print = page.getByRole('link', { name: say('people.batches.print', { count: 30 }) })
    for (let n = 0; n < 40 && !(await print.isVisible()); n++) {
      await page.waitForTimeout(150)
      await page.reload()
    }
    await print.click()
    await page.waitForURL(/\/slips$/)
    const slips = page.locator('.slip')
    assert.equal(await slips.count(), 30)
    const names = await slips.locator('dd:first-of-type').allInnerTexts()
    assert.lengthOf(new Set(names), 30)
    const paper = await page.pdf({ format: 'A4' })
    assert.isAbove(paper.length, 10_000)

    const pupil = await person({ device: PHONE })
    const [username, pin] = await slips.first().locator('dd').allInnerTexts()
    await enter(pupil, username, pin)
    await readNotice(pupil)
    await pupil.waitForURL('/')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)

  test('to sign out everywhere ends the other browser', async ({ assert }) => {
    const here = await person()
    const there = await person({ device: PHONE })
    for (const page of [here, there]) {
      await signIn(page, 'school_leader')
      await page.waitForURL('/')
    }
    assert.equal((await there.goto('/people'))!.status(), 200)
    await here.goto('/me')
    await press(here, say('identity.account.sign_out_everywhere'))
    await here.getByText(say('identity.sign_in.signed_out_everywhere')).waitFor()
    await there.goto('/people')
    await there.waitForURL(/\/sign-in\?back=/)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
