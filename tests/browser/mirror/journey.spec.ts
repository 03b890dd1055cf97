import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { chromiumPath, closeBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { say, search } from '#tests/support/journey'
import { pairByPages } from '#tests/support/mirror/pair_by_pages'
import { TwoServers } from '#tests/support/mirror/two_servers'
import {
  makeProfile,
  publishEdition,
  publishResource,
  seen,
  withdraw,
  writeStick,
} from '#tests/support/mirror/at_the_ministry'
import { until } from '#tests/support/until'

const HERE = '/administration/mirror/here'

/** This edition is in force at the school. */
const holds = (keeper: Page, number: number) =>
  seen(keeper, HERE, say('mirror.fields.number', { number }))

/** Asks the origin, or reads the stick that is plugged in. */
async function take(keeper: Page, button: string) {
  const main = keeper.getByRole('main')
  await until(async () => {
    await keeper.goto(HERE)
    return (await main.getByRole('button', { name: button }).count()) > 0
  }, 20_000)
  await main.getByRole('button', { name: button }).first().click()
}

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

test.group('From the ministry to a school', (group) => {
  group.each.timeout(240_000)
  group.teardown(() => closeBrowser())

  test('by wire, by stick, and away again by both', async ({ assert, cleanup }) => {
    const servers = await TwoServers.open()
    cleanup(() => servers.close())
    const [officer, trainer, reviewer, keeper, pupil] = await Promise.all([
      servers.person('ministry', 'administrator'),
      servers.person('ministry', 'trainer'),
      servers.person('ministry', 'content_reviewer'),
      servers.person('school', 'administrator'),
      servers.person('school', 'student'),
    ])
    const moon = await publishResource(trainer, reviewer, { km: 'ព្រះច័ន្ទ', en: 'The moon' })
    await makeProfile(officer)
    await publishEdition(officer, 1)
    await pairByPages(keeper, officer, servers.ministry.url)
    // It comes by itself once both know each other.
    await holds(keeper, 1)
    assert.equal(await opens(pupil, 'The moon'), 1, 'by wire')

    await withdraw(officer, moon, 'The licence has ended')
    await take(keeper, say('mirror_here.ask'))
    await seen(pupil, `/library/${moon}`, /The licence has ended/)

    const sun = await publishResource(trainer, reviewer, { km: 'ព្រះអាទិត្យ', en: 'The sun' })
    await publishEdition(officer, 2)
    await writeStick(servers, officer)
    servers.copyStick('first')
    await withdraw(officer, sun, 'A mistake in the text')
    await writeStick(servers, officer)
    servers.copyStick('second')
    // The line is gone for good.
    await servers.ministry.stop()

    servers.plugIn('first')
    await holds(keeper, 2)
    assert.equal(await opens(pupil, 'The sun'), 1, 'by stick')
    servers.plugIn('second')
    await take(keeper, say('mirror_here.sticks.read'))
    await seen(pupil, `/library/${sun}`, /A mistake in the text/)
  }).skip(!chromiumPath, WITHOUT_CHROMIUM)
})
