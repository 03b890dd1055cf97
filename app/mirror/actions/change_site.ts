import { sqlTime } from '#shared/database/times'
import { audit } from '#shared/audit/record'
import { failed, ok, type Result } from '#shared/result'
import { transaction } from '#shared/database/transaction'
import { translate } from '#shared/http/translate'
import { notify } from '#identity/actions/notify'
import { holdersOf } from '#identity/queries/holders_of'
import { lookingAfter, told } from '#mirror/pairing/told'
import { noteSiteEvent } from '#mirror/actions/note_site_event'
import type { SiteEventKind } from '#mirror/models/site_event'
import Profile from '#mirror/models/profile'
import Site from '#mirror/models/site'
import type { Actor } from '#shared/actor'
import type { Channel, SiteState } from '#mirror/types'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

export type SiteChange = 'active' | 'suspended' | 'reenrol' | 'retired'

/** What may follow a state. A copied identity is served again only after a new pairing. */
const ways: Record<SiteState, SiteChange[]> = {
  ...{ waiting: ['retired'], active: ['suspended', 'reenrol', 'retired'] },
  ...{ suspended: ['active', 'reenrol', 'retired'], reenrol: ['retired'], retired: [] },
}

export const changesOf = ({ state }: Pick<Site, 'state'>) => ways[state]

/** What cannot be undone is asked for twice. */
export const isFinal = (to: SiteChange) => to === 'retired' || to === 'reenrol'

const events: Record<SiteChange, SiteEventKind> = {
  ...{ active: 'resumed', suspended: 'suspended', reenrol: 'reenrol', retired: 'retired' },
}

const verbs: Record<SiteChange, string> = {
  ...{ active: 'mirror.site_resumed', suspended: 'mirror.site_suspended' },
  ...{ reenrol: 'mirror.site_reenrol', retired: 'mirror.site_retired' },
}

/** Serves a mirror no more for a while, or again, or never; or asks it to enrol with a new key. */
export function changeStanding(
  actor: Actor,
  id: string,
  to: SiteChange
): Promise<Result<Site, { type: 'no_way' }>> {
  return transaction(async (trx) => {
    const site = await locked(trx, id)
    if (!changesOf(site).includes(to)) return failed({ type: 'no_way' })
    const before = site.state
    await site.merge({ state: to }).save()
    await noteSiteEvent(trx, id, events[to], { personId: actor.personId })
    await audit(trx, actor, {
      ...{ verb: verbs[to], subject: { type: 'mirror_site', id } },
      ...{ institutionId: site.institutionId, before: { state: before }, after: { state: to } },
    })
    await tell(trx, actor, site, to)
    return ok(site)
  })
}

async function tell(
  trx: TransactionClientContract,
  actor: Actor,
  { name, code, institutionId }: Site,
  to: SiteChange
) {
  const people = await holdersOf(lookingAfter, institutionId, trx)
  const word = (locale: 'km' | 'en') => translate(locale, `mirror_pairing.events.${events[to]}`)
  await notify(trx, {
    kind: told.standing,
    to: people.filter((person) => person !== actor.personId),
    data: { name, what: { km: word('km'), en: word('en') } },
    ...{ href: `/administration/mirror/sites/${code}`, institutionId },
  })
}

type SiteInput = { name: string; profileId: string; channel: Channel }

/** Another name, profile or channel; the mirror hears of the last two with its next contact. */
export function updateSite(actor: Actor, id: string, input: SiteInput): Promise<Site> {
  return transaction(async (trx) => {
    const site = await locked(trx, id)
    const profile = await Profile.query({ client: trx }).where('id', input.profileId).firstOrFail()
    const before = { name: site.name, profile: site.profileId, channel: site.channel }
    const isRenamed = site.name !== input.name
    const isChanged = site.profileId !== profile.id || site.channel !== input.channel
    if (!isRenamed && !isChanged) return site
    await site.merge(input).save()
    const { personId } = actor
    if (isRenamed) {
      const data = { from: before.name, to: input.name }
      await noteSiteEvent(trx, id, 'renamed', { personId, data })
    }
    if (isChanged) {
      const data = { profile: profile.code, channel: input.channel }
      await noteSiteEvent(trx, id, 'changed', { personId, data })
    }
    await audit(trx, actor, {
      ...{ verb: 'mirror.site_updated', subject: { type: 'mirror_site', id } },
      ...{ institutionId: site.institutionId, before },
      after: { name: input.name, profile: input.profileId, channel: input.channel },
    })
    return site
  })
}

/** The other machine is the mirror: the operators know of the move. */
export function knowHardware(actor: Actor, id: string) {
  return transaction(async (trx) => {
    const site = await locked(trx, id)
    if (!site.hardwareChangedAt) return
    await Site.query({ client: trx })
      .where('id', id)
      .update({ hardware_changed_at: null, hardware_before: null, updated_at: sqlTime() })
    await noteSiteEvent(trx, id, 'hardware_known', { personId: actor.personId })
    await audit(trx, actor, {
      ...{ verb: 'mirror.site_machine_known', subject: { type: 'mirror_site', id } },
      institutionId: site.institutionId,
    })
  })
}

const locked = (trx: TransactionClientContract, id: string) =>
  Site.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
