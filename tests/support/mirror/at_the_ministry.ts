import type { Page } from 'playwright'
import { press, say } from '#tests/support/journey'
import { until } from '#tests/support/until'
import { attach, decide, saveDraft, writeText, writeTitles } from '#tests/support/writing'
import type { TwoServers } from '#tests/support/mirror/two_servers'

const MIRROR = '/administration/mirror'

/** Looks at a page again until it shows this, or shows it no longer. */
export const seen = (page: Page, path: string, text: string | RegExp, isThere = true) =>
  until(async () => {
    // One that was on its way elsewhere comes here the next time.
    const answer = await page.goto(path).catch(() => null)
    const count = await page.getByRole('main').getByText(text, { exact: true }).count()
    return isThere ? count > 0 : answer?.ok() && count === 0
  }, 60_000)

/** An author writes a resource with a drawing, a reviewer publishes it; its code. */
export async function publishResource(
  trainer: Page,
  reviewer: Page,
  titles: { km: string; en: string }
) {
  await writeText(trainer)
  await writeTitles(trainer, titles)
  await attach(trainer)
  await saveDraft(trainer)
  await trainer.getByText(say('library.notices.created')).waitFor()
  const code = new URL(trainer.url()).pathname.split('/')[2]
  await press(trainer, say('library.reviews.submit'))
  await decide(reviewer, titles.en)
  return code
}

export async function makeProfile(officer: Page) {
  await officer.goto(`${MIRROR}/profiles/create`)
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
  const sent = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.locator('dialog[open] button[value=yes]').click()
  await sent
  await page.waitForLoadState()
}

/** Builds an edition for everyone and publishes it. */
export async function publishEdition(officer: Page, number: number) {
  await officer.goto(`${MIRROR}/profiles/schools`)
  await press(officer, say('mirror.editions.build_everyone'))
  await officer.waitForURL(/editions\/[0-9a-f-]{36}$/)
  const publish = say('mirror.editions.publish', { number })
  await officer.getByRole('button', { name: publish, exact: true }).waitFor({ timeout: 60_000 })
  await pressAndConfirm(officer, publish)
  await seen(officer, new URL(officer.url()).pathname, say('mirror.states.published'))
}

export async function withdraw(officer: Page, code: string, reason: string) {
  await officer.goto(`${MIRROR}/withdrawals/create?code=${code}`)
  await officer.locator('main [name="reason_km"]').fill(reason)
  await officer.locator('main [name="reason_en"]').fill(reason)
  await press(officer, say('mirror_centre.withdrawals.withdraw'))
  await officer.waitForURL(/withdrawals\/[0-9a-f-]{36}$/)
  await seen(officer, officer.url(), say('mirror_centre.withdrawals.unpublished'), false)
}

/** Writes the stick that is plugged in at the ministry for the school. */
export async function writeStick(servers: TwoServers, officer: Page) {
  await officer.goto(`${MIRROR}/sticks/create`)
  // This machine may have other places that look like sticks.
  await officer.locator(`main [name="mount"][value="${servers.stick('ministry')}"]`).check()
  await officer.locator('main select[name="site"]').selectOption({ index: 1 })
  await press(officer, say('mirror_sticks.form.begin'))
  await officer.waitForURL(/sticks\/[0-9a-f-]{36}$/)
  await seen(officer, officer.url(), say('mirror_sticks.states.written'))
}
