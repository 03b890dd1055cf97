import type { Page } from 'playwright'
import { press, say } from '#tests/support/journey'

/** The school asks, shows a code and goes on by itself once somebody at the ministry has typed it. */
export async function pairByPages(keeper: Page, officer: Page, address: string) {
  await keeper.goto('/administration/mirror/here/pairing')
  await keeper.locator('main [name="address"]').fill(address)
  await keeper.locator('main input[name="name"]:visible').fill('Bak Touk')
  await press(keeper, say('mirror_pairing.here.submit'))
  const code = (await keeper.locator('.pairing-code').textContent())!.trim()

  await officer.goto('/administration/mirror/pairings')
  await officer.locator('main [name="code"]').fill(code)
  await press(officer, say('mirror_pairing.index.open'))
  await officer.waitForURL(/pairings\/\w+\?/)
  const find = officer.locator('#find')
  await find.fill('school')
  await find.press('Enter')
  await officer.getByRole('main').getByRole('link', { name: 'High school' }).first().click()
  await officer.locator('main [name="profile"]').first().check()
  await press(officer, say('mirror_pairing.edit.submit'))
  await officer.getByText(say('mirror_pairing.edit.accepted_http')).waitFor()

  const follows = say('mirror_pairing.here.code_here')
  await keeper.getByText(follows).waitFor({ timeout: 30_000 })
}
