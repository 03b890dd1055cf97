import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { hashPassword } from '#identity/secrets/hash_secret'
import { peoplePaths } from '#bench/support/people_paths'
import { countQueriesAs } from '#bench/support/count_queries_as'
import { seedCountry } from '#bench/support/seed_country'
import { seedFewPeople } from '#bench/support/seed_few_people'
import { seedManyPeople } from '#bench/support/seed_many_people'
import Institution from '#institutions/models/institution'
import Membership from '#identity/models/membership'
import Person from '#identity/models/person'
import User from '#identity/models/user'

const MANY = 100_000
export const BENCH_PASSWORD = 'bench-only-password'

/** `size` people: a country of 15,000 schools from 100,000 people on, else four schools. */
export async function seedPeople(size: number): Promise<Record<string, string>> {
  const { ministry, province, district, school } = (await filled()) ?? (await fill(size))
  const held = await Membership.query()
    .where({ institutionId: school, role: 'student' })
    .firstOrFail()
  const place = await db
    .from('identity_class_pupils')
    .where('person_id', held.personId)
    .firstOrFail()
  const person = await Person.findOrFail(held.personId)
  const seeded = {
    ...{ ministry, province, district, school },
    ...{ person: person.id, class: place.class_id, number: person.studentNumber! },
  }
  return { ...seeded, ...(await countQueriesAs(peoplePaths(seeded), BENCH_PASSWORD)) }
}

type Places = Record<'ministry' | 'province' | 'district' | 'school', string>

async function fill(size: number): Promise<Places> {
  const isMany = size >= MANY
  const { ministryId, schools, district, province } = await seedCountry(isMany ? 15_000 : 4)
  if (isMany) await seedManyPeople(size, schools)
  else await seedFewPeople(size, schools)
  const [school] = schools
  await user('administrator', ministryId)
  await user('provincial_officer', province)
  await user('school_leader', school)
  return { ministry: ministryId, province, district, school }
}

/** The places of a database that an earlier run has filled, which is used again as it is. */
async function filled(): Promise<Places | undefined> {
  const of = async (role: string) => {
    const known = await User.findBy('username', `bench.${role}`)
    const held = known && (await Membership.findByOrFail('personId', known.personId))
    return held?.institutionId
  }
  const [ministry, province] = [await of('administrator'), await of('provincial_officer')]
  const school = await of('school_leader')
  if (!ministry || !province || !school) return undefined
  const { parentId } = await Institution.findOrFail(school)
  return { ministry, province, district: parentId!, school }
}

/** Someone with the role who can sign in under its name. */
async function user(role: string, institutionId: string) {
  const person = await Person.create({
    id: newId(),
    ...{ surnameKm: 'ចាន់', givenKm: 'សុភា', sortKey: '' },
  })
  await User.create({
    ...{ id: newId(), personId: person.id, username: `bench.${role}` },
    ...{ password: await hashPassword(BENCH_PASSWORD), mustChangePassword: false },
    failedAttempts: 0,
  })
  await Membership.create({ id: newId(), personId: person.id, institutionId, role })
}
