import router from '@adonisjs/core/services/router'
import { isHomeroomOf } from '#identity/queries/homeroom'
import { levelsAt } from '#identity/queries/reach'
import { levelOf, mayHavePin } from '#identity/levels'
import { personCodes, codeColumns, type CodeColumn } from '#identity/queries/person_codes'
import { isPupil, personRows } from '#identity/queries/person_rows'
import { nationalIdHint } from '#identity/secrets/national_id'
import { mayRemoveSecondFactor, standingTowards } from '#identity/queries/standing'
import { transfersOf } from '#identity/queries/transfer_page'
import type Person from '#identity/models/person'
import PayrollNumber from '#identity/models/payroll_number'
import LoginSession from '#identity/models/login_session'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** The page of a person, with what this actor may do there. `person` has user and memberships loaded. */
export async function personPage(actor: Actor, person: Person, locale: Locale) {
  const { memberships } = person
  const [row] = await personRows([person], locale, actor)
  const mayEdit =
    !row.isHidden && (await standingTowards(actor, person.id, memberships)) === 'administer'
  const isSelf = actor.personId === person.id
  const mayReset = !isSelf && (mayEdit || (await isHomeroomOf(actor, person.id, memberships)))
  const levels = await levelsAt(
    actor,
    memberships.map((one) => one.institutionId)
  )
  return {
    transfers: await transfersOf(person.id, locale),
    person: {
      ...row,
      isPupil: isPupil(memberships),
      ...(row.isHidden ? null : await details(person, mayEdit, locale)),
      usesPin: person.user?.usesPin ?? false,
      lastSignInAt: person.user?.lastSignInAt ?? null,
      sessions: await sessionsOf(person),
      memberships: memberships.map((held, index) => ({
        ...row.roles[index],
        id: held.id,
        isGuest: Boolean(held.isGuest),
        until: held.endsOn?.toISODate() ?? null,
        mayRemove: levelOf(held.role) <= (levels.get(held.institutionId) ?? -1),
      })),
    },
    secretKinds: mayHavePin(person.memberships.map((one) => one.role))
      ? ['password', 'pin']
      : ['password'],
    may: {
      // Where every role of the person is a guest's, the own school decides.
      transfer: levels.size > 0 && memberships.some((one) => !one.isGuest),
      edit: mayEdit,
      reset: mayReset && person.user !== null,
      /** For a guardian; the page is another module's. */
      askForGuardian: mayEdit && !isSelf && router.has('operations.guardian_requests.create'),
      disable: mayEdit && !isSelf && person.user !== null,
      removeSecondFactor:
        person.user?.hasSecondFactor === true && (await mayRemoveSecondFactor(actor, person.id)),
    },
  }
}

/** What is shown of a person to those who see the name; numbers of the state only to those who look after it. */
async function details(person: Person, mayEdit: boolean, locale: Locale) {
  const columns = Object.keys(codeColumns) as CodeColumn[]
  const lists = columns.some((column) => person[column]) ? await personCodes(locale) : null
  const labels = columns.map((column) => [
    column,
    lists?.[column].find((one) => one.value === person[column])?.text ?? person[column],
  ])
  const { payrollId, studentNumber, phone, ageBand, guardianName, guardianPhone } = person
  return {
    ...{ payrollId, studentNumber, phone, ageBand },
    ...(mayEdit && { guardianName, guardianPhone }),
    birthDate: mayEdit ? person.birthDate : null,
    email: person.user?.email ?? null,
    nationalId: mayEdit ? nationalIdHint(person.nationalId) : null,
    codes: Object.fromEntries(labels) as Record<CodeColumn, string | null>,
    formerNumbers: await formerNumbers(person),
  }
}

async function formerNumbers({ id }: Person) {
  const kept = await PayrollNumber.query().where('person_id', id).orderBy('to_on', 'desc').limit(20)
  return kept.map(({ number, fromOn, toOn, reason }) => ({ number, fromOn, toOn, reason }))
}

async function sessionsOf({ user }: Person) {
  if (!user) return 0
  const [{ $extras }] = await LoginSession.query()
    .where('user_id', user.id)
    .whereNull('ended_at')
    .count('* as total')
  return Number($extras.total)
}
