import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { audit } from '#shared/audit/record'
import { startJob } from '#shared/jobs/start_job'
import { transaction } from '#shared/database/transaction'
import PlanProfile from '#mirror/jobs/plan_profile'
import Profile from '#mirror/models/profile'
import type { Actor } from '#shared/actor'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Quality } from '#shared/sync/travellers'
import type { ProfileContent, ProfileInstitutions } from '#mirror/types'

export type ProfileInput = {
  nameKm: string
  nameEn: string
  institutions: ProfileInstitutions
  content: ProfileContent
  quality: Quality
  diskBytes: number | null
  monthBytes: number | null
}

const facts = ({ rules, institutions }: Profile) => ({ ...rules, institutions })

/** Makes a profile and has it planned. */
export function createProfile(actor: Actor, code: string, input: ProfileInput) {
  return transaction(async (trx) => {
    const profile = new Profile().useTransaction(trx)
    profile.merge({ id: newId(), code, createdBy: actor.personId, ...input })
    await profile.save()
    await audit(trx, actor, {
      verb: 'mirror.profile_created',
      subject: { type: 'mirror_profile', id: profile.id },
      after: facts(profile),
    })
    await planSoon(trx, actor, profile.id)
    return profile
  })
}

/** Changes what a profile holds; its mirrors follow with the next edition. */
export function updateProfile(actor: Actor, id: string, input: ProfileInput) {
  return transaction(async (trx) => {
    const profile = await Profile.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const before = facts(profile)
    profile.merge(input)
    await profile.save()
    await audit(trx, actor, {
      ...{ verb: 'mirror.profile_updated', subject: { type: 'mirror_profile', id }, before },
      after: facts(profile),
    })
    await planSoon(trx, actor, id)
    return profile
  })
}

/** Takes a profile out of use, or back into it. Mirrors that have it stay as they are. */
export function archiveProfile(actor: Actor, id: string, isArchived: boolean) {
  return transaction(async (trx) => {
    const profile = await Profile.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (Boolean(profile.archivedAt) === isArchived) return
    profile.archivedAt = isArchived ? clock.now() : null
    await profile.save()
    await audit(trx, actor, {
      verb: isArchived ? 'mirror.profile_archived' : 'mirror.profile_restored',
      subject: { type: 'mirror_profile', id },
    })
  })
}

/** Has a profile planned; what the planner finds stands on its page. */
export const planSoon = (trx: TransactionClientContract, actor: Actor, profileId: string) =>
  startJob(trx, actor, PlanProfile, { profileId })
