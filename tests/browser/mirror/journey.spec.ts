import { test } from '@japa/runner'
import { cpSync, rmSync } from 'node:fs'
import type { Page } from 'playwright'
import { chromiumPath, closeBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { press, say, search } from '#tests/support/journey'
import { TwoServers } from '#tests/support/mirror/two_servers'
import { until } from '#tests/support/until'
import { attach, decide, saveDraft, writeText, writeTitles } from '#tests/support/writing'

const PROFILES = '/administration/mirror/profiles'
const HERE = '/administration/mirror/here'

/** Looks at a page again until it shows this. */
const seen = (page: Page, path: string, text: string) =>
  until(async () => {
    await page.goto(path)
    return (await page.getByRole('main').getByText(text).count()) > 0
  }, 60_000)

/** An author writes a resource with a drawing, a reviewer publishes it; its code. */
async function publishResource(servers: TwoServers, titles: { km: string; en: string }) {
  const trainer = await servers.person('ministry', 'trainer')
  await writeText(trainer)
  await writeTitles(trainer, titles)
  await attach(trainer)
  await saveDraft(trainer)
  await trainer.getByText(say('library.notices.created')).waitFor()
  const code = new URL(trainer.url()).pathname.split('/')[2]
  await press(trainer, say('library.reviews.submit'))
  const reviewer = await servers.person('ministry', 'content_reviewer')
  await decide(reviewer, titles.en)
  return code
}

async function makeProfile(officer: Page) {
  await officer.goto(`${PROFILES}/create`)
  await officer.locator('main [name="code"]').fill('schools')
  await officer.locator('main [name="name_km"]').fill('វិទ្យាល័យ')
  await officer.locator('main [name="name_en"]').fill('Upper secondary schools')
  await officer.locator('main [name="quality"][value="360"]').check()
  await press(officer, say('mirror.form.save'))
  await officer.waitForURL(/profiles\/schools$/)
}

/** Presses a button that asks back, and says yes. */
async function pressAndConfirm(page: Page, name: string) {
  await press(page, name)
  await page.locator('dialog[open] button[value=yes]').click()
}

/** Builds an edition for everyone and publishes it. */
async function publishEdition(officer: Page, number: number) {
  await officer.goto(`${PROFILES}/schools`)
  await press(officer, say('mirror.editions.build_everyone'))
  const publish = say('mirror.editions.publish', { number })
  await until(async () => {
    await officer.goto(`${PROFILES}/schools`)
    return (await officer.getByRole('button', { name: publish, exact: true }).count()) > 0
  }, 60_000)
  await pressAndConfirm(officer, publish)
  await until(async () => {
    await officer.goto(`${PROFILES}/schools`)
    const row = officer.getByRole('row').filter({ hasText: say('mirror.states.published') })
    return (await row.getByRole('cell').first().textContent())?.trim() === String(number)
  }, 60_000)
}

/** The school asks, reads its code aloud, the ministry takes it. */
async function pair(servers: TwoServers, officer: Page, keeper: Page) {
  await keeper.goto(`${HERE}/pairing`)
  await keeper.locator('main [name="address"]').first().fill(servers.ministry.url)
  await keeper.locator('main form:not(details form) [name="name"]').first().fill('Bak Touk')
  await press(keeper, say('mirror_pairing.here.submit'))
  const code = (await keeper.locator('.pairing-code strong').textContent())!.trim()
  await officer.goto(`/administration/mirror/pairings?code=${encodeURIComponent(code)}`)
  await officer.getByRole('searchbox').last().fill('High school')
  await officer.getByRole('searchbox').last().press('Enter')
  await officer.getByRole('main').getByRole('link', { name: 'High school' }).first().click()
  await officer.locator('main [name="code"]').last().fill(code)
  await officer.locator('main [name="profile"]').first().check()
  await officer.locator('main [name="channel"][value="everyone"]').check()
  await officer.locator('main [name="place"]').last().check()
  await press(officer, say('mirror_pairing.edit.submit'))
  await seen(keeper, `${HERE}/pairing`, servers.ministry.url)
}

/** The school asks its origin now, and has this edition in the end. */
async function askForEdition(keeper: Page, number: number) {
  await keeper.goto(HERE)
  const ask = keeper
    .getByRole('main')
    .getByRole('button', { name: say('mirror_here.ask'), exact: true })
  if (await ask.count()) await ask.click()
  await holdsEdition(keeper, number)
}

const holdsEdition = (keeper: Page, number: number) =>
  until(async () => {
    await keeper.goto(HERE)
    const holds = keeper.locator('section, div').filter({ hasText: say('mirror_here.holds.title') })
    return (await holds.getByText(say('mirror.fields.number', { number })).count()) > 0
  }, 60_000)

/** A pupil finds the resource and sees its drawing, which came as a file. */
async function opens(pupil: Page, title: string) {
  await until(async () => {
    await search(pupil, title)
    return (await pupil.getByRole('link', { name: title }).count()) > 0
  }, 30_000)
  await pupil.getByRole('link', { name: title }).first().click()
  await pupil.getByRole('heading', { level: 1, name: title }).waitFor()
  return pupil.getByRole('img', { name: 'A drawing' }).evaluate(async (image: any) => {
    await image.decode()
    return image.naturalWidth
  })
}

async function withdraw(officer: Page, code: string, reason: string) {
  await officer.goto(`/administration/mirror/withdrawals/create?code=${code}`)
  await officer.locator('main [name="reason_km"]').fill(reason)
  await officer.locator('main [name="reason_en"]').fill(reason)
  await press(officer, say('mirror_centre.withdrawals.withdraw'))
  await officer.waitForURL(/withdrawals\/[0-9a-f-]{36}$/)
}

/** Carries the stick from one server to the other. */
function carry(servers: TwoServers, from: 'ministry' | 'school', to: 'ministry' | 'school') {
  rmSync(servers.stick(to), { recursive: true, force: true })
  cpSync(servers.stick(from), servers.stick(to), { recursive: true })
}

async function writeStick(servers: TwoServers, officer: Page) {
  await officer.goto('/administration/mirror/sticks/create')
  await officer.locator('main [name="mount"]').first().check()
  const site = officer.locator('main select[name="site"]')
  if (await site.count()) await site.selectOption({ index: 1 })
  else await officer.locator('main select[name="what"]').selectOption({ index: 1 })
  await press(officer, say('mirror_sticks.form.begin'))
  await officer.waitForURL(/sticks\/[0-9a-f-]{36}$/)
  await seen(officer, officer.url(), say('mirror_sticks.states.written'))
  carry(servers, 'ministry', 'school')
}

test.group('From the ministry to a school', (group) => {
  group.each.timeout(300_000)
  group.teardown(() => closeBrowser())

  test('by wire, by stick, and away again', async ({ assert, cleanup }) => {
    const servers = await TwoServers.open()
    cleanup(() => servers.close())
    const officer = await servers.person('ministry', 'administrator')
    const keeper = await servers.person('school', 'administrator')
    const pupil = await servers.person('school', 'student')

    const moon = await publishResource(servers, { km: 'ព្រះច័ន្ទ', en: 'The moon' })
    await makeProfile(officer)
    await publishEdition(officer, 1)
    await pair(servers, officer, keeper)
    await askForEdition(keeper, 1)
    assert.equal(await opens(pupil, 'The moon'), 1, 'by wire')

    const sun = await publishResource(servers, { km: 'ព្រះអាទិត្យ', en: 'The sun' })
    await publishEdition(officer, 2)
    await writeStick(servers, officer)
    await servers.ministry.stop()
    await holdsEdition(keeper, 2)
    assert.equal(await opens(pupil, 'The sun'), 1, 'by stick')

    await servers.serve('ministry')
    await withdraw(officer, moon, 'The licence has ended')
    await askForEdition(keeper, 2)
    await seen(pupil, `/library/${moon}`, 'The licence has ended')
    await withdraw(officer, sun, 'A mistake in the text')
    await writeStick(servers, officer)
    await servers.ministry.stop()
    await seen(pupil, `/library/${sun}`, 'A mistake in the text')
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
