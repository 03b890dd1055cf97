import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { applyPacks } from '#shared/packs/apply_all'
import { forget } from '#shared/remembered'
import { relayAll } from '#shared/outbox/relay'
import { holdHeavyJobs } from '#tests/support/held_jobs'
import { searchIndex } from '#search/queries/search_index'
import { demoAccounts, type DemoAccount } from '#identity/queries/demo_accounts'
import { BrowserSession } from '#tests/support/browser_session'
import { identityConfig } from '#config/identity'
import { serverRole } from '#mirror/role'
import { CLIENT, startOpenidServer } from '#tests/support/openid_server'
import type { Role } from '#identity/roles'

/** A server as `./ace up --demo` leaves it, or as it comes: without people, without content. */
export type Site = {
  accounts: DemoAccount[]
  /** The first account of a role, or the one of this user name. */
  account: (who: Role | string) => DemoAccount & { secret: string }
  /** A browser in which that person is signed in; the same one each time. A visitor's is always new. */
  browser: (who: Role | 'visitor' | string) => Promise<BrowserSession>
  /** The OpenID Connect server of this site; started when first asked for. */
  openid: () => Promise<OpenidServer>
  close: () => Promise<void>
}

type OpenidServer = Awaited<ReturnType<typeof startOpenidServer>>

/**
 * Brings the site up inside a transaction that `close` rolls back, so that a whole group of tests shares it. The
 * search index has a connection of its own and is emptied again.
 */
export async function openSite({
  packs = true,
  people = packs,
}: { packs?: boolean; people?: boolean } = {}): Promise<Site> {
  const rollback = await testUtils.db().wrapInGlobalTransaction()
  const role = serverRole.name
  await reset()
  if (packs) {
    await applyPacks({ demo: people })
    await holdHeavyJobs()
    await relayAll()
    if (people) await acknowledgeAll()
  }
  const accounts = await demoAccounts()
  const browsers = new Map<string, Promise<BrowserSession>>()

  const account = (who: Role | string) => {
    const found = accounts.find((one) => one.username === who || one.role === who)
    if (!found?.secret) throw new Error(`Nobody here is ${who}`)
    return { ...found, secret: found.secret }
  }
  const signedIn = async ({ username, secret }: { username: string; secret: string }) => {
    const browser = new BrowserSession()
    const { status, location } = await browser.signIn(username, secret)
    if (status !== 303) throw new Error(`${username} could not sign in: ${status} ${location}`)
    return browser
  }
  let openid: Promise<OpenidServer> | undefined
  return {
    accounts,
    openid: () => (openid ??= startOpenid()),
    account,
    async browser(who) {
      if (who === 'visitor') return new BrowserSession()
      const person = account(who)
      const known = browsers.get(person.username) ?? signedIn(person)
      browsers.set(person.username, known)
      return known
    },
    async close() {
      identityConfig.oidc = undefined
      serverRole.name = role
      const server = await openid
      await server?.stop()
      await rollback()
      await reset()
    },
  }
}

/** Everybody has read the privacy notice; the page itself is a stop of its own. */
async function acknowledgeAll() {
  const notice = await db.from('identity_privacy_notices').orderBy('published_at', 'desc').first()
  const people = await db.from('identity_people').select('id')
  await db.table('identity_consents').multiInsert(
    people.map(({ id }) => ({
      id: newId(),
      person_id: id,
      notice_id: notice.id,
      acknowledged_at: sqlTime(),
    }))
  )
}

async function startOpenid() {
  const server = await startOpenidServer(`${process.env.APP_URL}/sign-in/openid/return`)
  const client = { clientId: CLIENT.id, clientSecret: CLIENT.secret }
  identityConfig.oidc = { issuer: server.issuer, ...client, label: 'MoEYS' }
  return server
}

async function reset() {
  await searchIndex().rebuild([])
  await limiter.clear()
  forget()
}
