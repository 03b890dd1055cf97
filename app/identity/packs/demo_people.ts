import { stableId } from '#shared/ids'
import { addRows, demoPersonRow, type DemoFile, type DemoPerson } from '#identity/packs/demo_rows'
import { newInitialSecret, type InitialSecret } from '#identity/secrets/initial_secret'
import { writeKeys } from '#identity/find/write_keys'
import { plantDemoInstitution } from '#identity/packs/demo_institutions'
import Institution from '#institutions/models/institution'
import User from '#identity/models/user'
import type { PackContext, PackKind } from '#shared/packs/registry'

const FILE = 'people.yaml'

/** Made before the transaction, since hashing takes time; kept by user name until the rows are written. */
const prepared = new Map<string, InitialSecret>()

/**
 * `people.yaml`: invented people for a demonstration, with their schools and a class. No password is in the pack:
 * each server makes its own when the pack is first applied, and keeps it until it is used (`demoAccounts`).
 */
export const demoPeople: PackKind = {
  kind: 'demo_people',
  order: 60,

  async prepare({ yaml }) {
    const file = await yaml<DemoFile>(FILE)
    const usernames = (file?.people ?? []).map((one) => one.username)
    const standing = usernames.length ? await User.query().whereIn('username', usernames) : []
    const names = new Set(standing.map((user) => user.username))
    for (const person of file?.people ?? []) {
      if (names.has(person.username)) continue
      prepared.set(person.username, await newInitialSecret(person.secret ?? 'password'))
    }
  },

  async apply(context) {
    const file = await context.yaml<DemoFile>(FILE)
    if (!file) return
    for (const institution of file.institutions) await plantDemoInstitution(context, institution)
    const places = await institutionIds(context, file)
    for (const person of file.people) await applyPerson(context, places, person)
    await applyClasses(context, places, file)
  },
}

type Places = Map<string, string>

/** The ids of the institutions that the file names, by location code; an unknown code is an error of the file. */
async function institutionIds({ trx, reject }: PackContext, file: DemoFile): Promise<Places> {
  const codes = [
    ...file.people.flatMap((person) => person.roles.map((held) => held.at)),
    ...file.classes.map((one) => one.at),
  ]
  const found = await Institution.query({ client: trx }).whereIn('location_code', codes)
  const places = new Map(found.map((one) => [one.locationCode!, one.id]))
  const missing = codes.find((code) => !places.has(code))
  if (missing) reject(FILE, 'at', 'unknown_reference', { value: missing })
  return places
}

async function applyPerson(context: PackContext, places: Places, person: DemoPerson) {
  const { trx } = context
  const personId = stableId('person', person.username)
  await addRows(context, 'identity_people', [{ id: personId, ...demoPersonRow(person) }])
  await writeKeys([personId], trx)
  const user = await User.findBy({ username: person.username }, { client: trx })
  if (!user) {
    const secret = prepared.get(person.username)
    if (!secret) throw new Error(`No first password was prepared for ${person.username}`)
    const id = stableId('user', person.username)
    const columns = { ...secret.columns, mustChangePassword: false }
    const account = { id, personId, username: person.username, failedAttempts: 0 }
    await User.create({ ...account, ...columns }, { client: trx })
    prepared.delete(person.username)
    context.count('people')
  }
  await addRows(
    context,
    'identity_memberships',
    person.roles.map(({ role, at }) => ({
      id: stableId('membership', `${person.username}/${at}/${role}`),
      person_id: personId,
      institution_id: places.get(at)!,
      role,
    }))
  )
}

async function applyClasses(context: PackContext, places: Places, file: DemoFile) {
  for (const { at, name, year, grade, track, homeroom, pupils } of file.classes) {
    const id = stableId('class', `${at}/${year}/${name}`)
    const homeroomId = stableId('person', homeroom)
    const place = { id, institution_id: places.get(at)!, homeroom_person_id: homeroomId }
    await addRows(context, 'identity_classes', [
      { ...place, name, year, grade, track: track ?? null },
    ])
    await addRows(
      context,
      'identity_class_pupils',
      pupils.map((username) => ({
        id: stableId('class_pupil', `${at}/${year}/${name}/${username}`),
        class_id: id,
        person_id: stableId('person', username),
      })),
      false
    )
  }
}
