import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from '#config/data'
import { stableId } from '#shared/ids'
import { personName } from '#identity/queries/person_name'
import { readInitialSecret } from '#identity/secrets/initial_secret'
import User from '#identity/models/user'
import type { DemoFile } from '#identity/packs/demo_rows'
import type { Role } from '#identity/roles'
import type { Locale } from '#config/i18n'

/** `secret` is undefined once the person has chosen another. */
export type DemoAccount = { role: Role; name: string; username: string; secret?: string }

/** The accounts of the demo people on this server, in the order of the pack; none where it was not applied. */
export async function demoAccounts(locale: Locale = 'en'): Promise<DemoAccount[]> {
  const file = join(projectRoot, 'content-packs', 'demo-people', 'people.yaml')
  const { people } = parse(await readFile(file, 'utf8')) as DemoFile
  const ids = people.map((one) => stableId('user', one.username))
  const users = await User.query().whereIn('id', ids).preload('person')
  const byName = new Map(users.map((user) => [user.username, user]))
  return people.flatMap(({ username, roles }) => {
    const user = byName.get(username)
    if (!user) return []
    const name = personName(user.person, locale)
    return [{ role: roles[0].role, name, username, secret: readInitialSecret(user) }]
  })
}
