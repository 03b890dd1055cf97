import { disableAccount } from '#identity/actions/disable_account'
import { enableAccount } from '#identity/actions/enable_account'
import { signOutEverywhere } from '#identity/actions/sign_out_everywhere'
import { administers } from '#identity/queries/standing'
import { peopleByIds } from '#identity/queries/list_people'
import type { Actor } from '#shared/actor'
import type { selectionActions } from '#identity/validators/merge'

export type SelectionAction = (typeof selectionActions)[number]

/**
 * Does the same to the accounts of several people. Those whom the actor does not look after, the own account, people
 * without one and the last administrator are left out and counted.
 */
export async function changeSelection(actor: Actor, personIds: string[], what: SelectionAction) {
  const people = await peopleByIds([...new Set(personIds)])
  let done = 0
  for (const person of people) {
    if (!person.user || person.id === actor.personId) continue
    if (!(await administers(actor, person))) continue
    if (await change(actor, person.user.id, what)) done++
  }
  return { done, left: new Set(personIds).size - done }
}

async function change(actor: Actor, userId: string, what: SelectionAction) {
  if (what === 'disable') {
    const { ok } = await disableAccount(actor, userId)
    return ok
  }
  if (what === 'enable') await enableAccount(actor, userId)
  else await signOutEverywhere(actor, userId)
  return true
}
