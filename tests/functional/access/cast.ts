import db from '@adonisjs/lucid/services/db'
import { roles, type Role } from '#identity/types'
import { makeAccount, makeInstitution, PASSWORD } from '#tests/support/accounts'
import { BrowserSession } from '#tests/support/browser_session'
import type { World } from './types.js'

export type Player = 'visitor' | Role

/** What a player's browser sends: cookies and a form token that belongs to them; and who the player is. */
export type Pass = { cookie: string; token: string; personId?: string }

export const players: Player[] = ['visitor', ...roles]

const TABLES = [
  ...['institutions', 'institutions_tree', 'identity_people', 'identity_users'],
  ...['identity_memberships', 'identity_login_sessions'],
]

/**
 * The country and its people, signed in once. `restore` writes the same rows again into a transaction that has
 * been opened anew, so that each route meets an untouched world and the old cookies still hold.
 */
export type Cast = { world: World; passes: Map<Player, Pass>; restore: () => Promise<void> }

/** Makes the cast; to be called inside a transaction that is rolled back afterwards. */
export async function makeCast(): Promise<Cast> {
  const known = new Map<string, Set<string>>()
  for (const table of TABLES) known.set(table, new Set((await rowsOf(table)).map(keyOf)))

  const ministryId = await makeInstitution()
  const provinceId = await makeInstitution(ministryId)
  const schoolId = await makeInstitution(provinceId)
  // Someone else administers the ministry, so that no test takes the last administrator away.
  await makeAccount({ role: 'administrator', institutionId: ministryId })
  const pupil = await makeAccount({ role: 'student', institutionId: schoolId })
  const world = { ministryId, provinceId, schoolId, personId: pupil.person.id }

  const passes = new Map<Player, Pass>()
  for (const player of players) passes.set(player, await passOf(player, schoolId))

  const made = new Map<string, Record<string, unknown>[]>()
  for (const table of TABLES) {
    const rows = await rowsOf(table)
    made.set(
      table,
      rows.filter((row) => !known.get(table)!.has(keyOf(row)))
    )
  }
  return {
    world,
    passes,
    async restore() {
      for (const [table, rows] of made) await db.table(table).multiInsert(rows)
    },
  }
}

const rowsOf = (table: string): Promise<Record<string, unknown>[]> => db.from(table).select('*')

const keyOf = (row: Record<string, unknown>) =>
  String(row.id ?? `${row.ancestor_id}/${row.descendant_id}`)

async function passOf(player: Player, institutionId: string): Promise<Pass> {
  const browser = new BrowserSession()
  const account =
    player === 'visitor' ? undefined : await makeAccount({ role: player, institutionId })
  if (account) await browser.signIn(account.username, PASSWORD)
  const { html } = await browser.get(player === 'visitor' ? '/sign-in' : '/me')
  const token = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(html)?.[1]
  if (!token) throw new Error(`No form token for ${player}`)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { cookie, token, personId: account?.person.id }
}
