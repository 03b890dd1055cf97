import type { Group } from '@japa/runner/core'
import type { BrowserContext, Page } from 'playwright'
import { startContentListener, stopContentListener } from '#runtime/actions/content_listener'
import { startRelay, stopRelay } from '#shared/outbox/relay'
import { openSite, type Site } from '#tests/support/site'
import { chromiumPath, closeBrowser, WITHOUT_CHROMIUM } from '#tests/support/chromium'
import { DESKTOP, newContext, takeCookies } from '#tests/support/chromium_visit'
import { school } from '#tests/support/tour_states'
import { bring, hasCorpus, WITHOUT_CORPUS } from '#tests/support/packages'
import Attempt from '#runtime/models/attempt'
import AttemptSco from '#runtime/models/attempt_sco'
import Membership from '#identity/models/membership'
import User from '#identity/models/user'
import type { Actor } from '#shared/actor'

/**
 * Why the packages of the corpus are not played here. The player does not know which database there is, and what it
 * sends is recorded on both by tests of their own: they are played beside SQLite alone.
 */
export const whyNotPlayed = process.env.DATABASE_URL
  ? 'played on SQLite alone'
  : !hasCorpus
    ? WITHOUT_CORPUS
    : !chromiumPath
      ? WITHOUT_CHROMIUM
      : undefined

/** A site with demo people on which packages play, each test with browsers of its own. */
export function playing(group: Group) {
  let site: Site
  const open: BrowserContext[] = []
  group.setup(async () => {
    if (!chromiumPath) return () => {}
    site = await openSite()
    const listener = await startContentListener()
    startRelay()
    return async () => {
      await closeBrowser()
      await stopContentListener(listener)
      await stopRelay()
      await site.close()
    }
  })
  group.each.teardown(async () => {
    for (const context of open.splice(0)) await context.close()
  })
  return {
    site: () => site,
    /** A browser in which this demo person is signed in. */
    async context(who = 'administrator') {
      const context = await newContext(DESKTOP)
      const session = await site.browser(who)
      await takeCookies(context, [...session.cookies], 'en')
      open.push(context)
      return context
    },
    /** Brings a package for the demo school, as this person. */
    async bring(bytes: Buffer, who = 'administrator', fileName?: string) {
      const actor = await actorOf(site.account(who).username)
      const { id } = await school()
      return bring(bytes, id, actor, fileName)
    },
  }
}

export async function actorOf(username: string): Promise<Actor> {
  const user = await User.findByOrFail('username', username)
  const memberships = await Membership.query().where('personId', user.personId)
  const grants = memberships.map(({ role, institutionId }) => ({ role, institutionId }))
  return { userId: user.id, personId: user.personId, name: username, grants }
}

/** Opens a package's page and plays it; gives the page and the frame in which the content is. */
export async function play(context: BrowserContext, code: string, wish = 'go_on') {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`/packages/${code}`)
  await page.locator(`button[name=wish][value=${wish}]`).click()
  await page.waitForURL(/\/launches\//)
  return page
}

/** The frame in which the content itself runs, once it is there. */
export async function content(page: Page) {
  const wrapper = page.frameLocator('package-player iframe')
  await wrapper.locator('#stage iframe').waitFor({ state: 'attached' })
  return wrapper.frameLocator('#stage iframe')
}

/** Waits until the page says that the work is saved (or another word of its list). */
export async function saved(page: Page, text = 'Saved') {
  // What has just been done makes the page say first that it is being kept.
  await page.waitForTimeout(300)
  await page.locator('#save-state', { hasText: text }).waitFor()
}

/** Leaves by the player's own button, back to the package. */
export async function leave(page: Page) {
  await page.locator('[data-go=leave]').click()
  await page.waitForURL(/\/packages\//)
}

/** What is recorded of the newest attempt at a package. */
export async function recorded(packageId: string) {
  const attempt = await Attempt.query()
    .where('packageId', packageId)
    .orderBy('number', 'desc')
    .firstOrFail()
  const scos = await AttemptSco.query().where('attemptId', attempt.id).orderBy('sco')
  return { attempt, scos, cmi: (sco = 0) => JSON.parse(scos[sco].cmi) }
}
