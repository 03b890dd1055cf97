import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { forget } from '#shared/remembered'
import { loadRows } from './load_rows.js'
import { makeCast, players, type Cast, type Player } from './cast.js'
import type { RouteAccess } from './types.js'

type Route = { name?: string; pattern: string; methods: string[] }

const rows = await loadRows()
const routes = () => Object.values(router.toJSON()).flat() as Route[]

/** Whether a table row lets the player in. */
function isAllowed({ allow }: RouteAccess, player: Player) {
  if (allow === 'everyone') return true
  if (player === 'visitor') return false
  return allow === 'signed_in' || allow.includes(player)
}

const addressOf = (pattern: string, params: Record<string, string>) =>
  pattern.replace(/[:*](\w*)\??/g, (_, name) => params[name || '*'] ?? params.path ?? '')

async function ask(cast: Cast, row: RouteAccess, route: Route, player: Player) {
  const { cookie, token, personId = cast.world.personId } = cast.passes.get(player)!
  const world = { ...cast.world, personId }
  const asked = typeof row.query === 'function' ? await row.query(world) : row.query
  const query = asked ? `?${new URLSearchParams(asked)}` : ''
  const path = addressOf(route.pattern, (await row.params?.(world)) ?? {}) + query
  const method = route.methods.find((one) => one !== 'HEAD')!
  const headers = { accept: 'text/html', cookie }
  if (method === 'GET') {
    return fetch(new URL(path, process.env.APP_URL), { headers, redirect: 'manual' })
  }
  const spoofed = method === 'POST' ? path : `${path}?_method=${method}`
  const fields = typeof row.body === 'function' ? await row.body(world) : row.body
  const body = new URLSearchParams({ _csrf: token, ...fields })
  const request = { method: 'POST', headers, body, redirect: 'manual' } as const
  return fetch(new URL(spoofed, process.env.APP_URL), request)
}

/** What is wrong with an answer, or undefined. */
function fault(response: Response, player: Player, allowed: boolean) {
  const { status } = response
  const toSignIn = /\/sign-in(\?|$)/.test(response.headers.get('location') ?? '')
  if (!allowed && player === 'visitor') return status === 401 || toSignIn ? undefined : status
  if (!allowed) return status === 403 ? undefined : status
  return status === 401 || status === 403 || status >= 500 ? status : undefined
}

test.group('Who may use which route', (group) => {
  let cast: Cast
  group.setup(async () => {
    const rollback = await testUtils.db().wrapInGlobalTransaction()
    cast = await makeCast()
    await rollback()
  })
  group.each.setup(async () => {
    const rollback = await testUtils.db().wrapInGlobalTransaction()
    await cast.restore()
    return rollback
  })
  group.each.setup(() => {
    forget()
    return limiter.clear()
  })

  test('every route has one row and every row a route', ({ assert }) => {
    const named = routes().map((route) => route.name ?? `without a name: ${route.pattern}`)
    const listed = rows.map((row) => row.route)
    const missing = named.filter((name) => !listed.includes(name))
    const stale = listed.filter((name) => !named.includes(name))
    const double = listed.filter((name, at) => listed.indexOf(name) !== at)
    assert.deepEqual({ missing, stale, double }, { missing: [], stale: [], double: [] })
  })

  for (const row of rows) {
    test(row.route, async ({ assert }) => {
      const route = routes().find((one) => one.name === row.route)
      if (!route) return assert.fail(`There is no route ${row.route}`)
      const faults: Record<string, number> = {}
      for (const player of players) {
        const response = await ask(cast, row, route, player)
        await response.body?.cancel()
        const wrong = fault(response, row.isSigned ? 'visitor' : player, isAllowed(row, player))
        if (wrong) faults[player] = wrong
      }
      assert.deepEqual(faults, {})
    })
  }
})
