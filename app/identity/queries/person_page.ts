import router from '@adonisjs/core/services/router'
import { isHomeroomOf } from '#identity/queries/homeroom'
import { levelsAt } from '#identity/queries/reach'
import { levelOf, mayHavePin } from '#identity/levels'
import { personRows } from '#identity/queries/list_people'
import { mayRemoveSecondFactor, standingTowards } from '#identity/queries/standing'
import { transfersOf } from '#identity/queries/transfer_page'
import type Person from '#identity/models/person'
import LoginSession from '#identity/models/login_session'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

/** The page of a person, with what this actor may do there. `person` has user and memberships loaded. */
export async function personPage(actor: Actor, person: Person, locale: Locale) {
  const { memberships } = person
  const [row] = await personRows([person], locale)
  const mayEdit = (await standingTowards(actor, person.id, memberships)) === 'administer'
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
      payrollId: person.payrollId,
      studentNumber: person.studentNumber,
      phone: person.phone,
      email: person.user?.email ?? null,
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

async function sessionsOf({ user }: Person) {
  if (!user) return 0
  const [{ $extras }] = await LoginSession.query()
    .where('user_id', user.id)
    .whereNull('ended_at')
    .count('* as total')
  return Number($extras.total)
}
