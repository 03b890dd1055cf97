import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { relayAll } from '#shared/outbox/relay'
import { countQueries } from '#bench/support/count_queries'
import { pagePaths } from '#bench/support/page_paths'
import { seedResources } from '#bench/support/seed_resources'
import { hashPassword } from '#identity/secrets/hash_secret'
import Person from '#identity/models/person'
import User from '#identity/models/user'
import Membership from '#identity/models/membership'

const PASSWORD = 'bench-only-password'

/** `size` resources and one teacher who can sign in; returns what the benchmark of pages asks for. */
export async function seedPages(size: number): Promise<Record<string, string>> {
  await relayAll()
  const { codes, word } = await seedResources(size)
  const institution = await db.from('institutions').orderBy('id').firstOrFail()
  const person = await Person.create({
    id: newId(),
    surnameKm: 'ចាន់',
    givenKm: 'សុភា',
    sortKey: '',
  })
  await User.create({
    id: newId(),
    personId: person.id,
    username: 'bench.teacher',
    password: await hashPassword(PASSWORD),
    mustChangePassword: false,
    failedAttempts: 0,
  })
  await Membership.create({
    id: newId(),
    personId: person.id,
    institutionId: institution.id,
    role: 'teacher',
  })
  const account = { username: 'bench.teacher', password: PASSWORD }
  const seeded = { resources: codes.slice(0, 1000).join(' '), word, ...account }
  return { ...seeded, ...(await countQueries(pagePaths(seeded), account)) }
}
