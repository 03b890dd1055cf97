import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { planProfile, type PlanReport } from '#mirror/publisher/plan_profile'
import Profile from '#mirror/models/profile'
import type { JobHandle } from '#shared/jobs/job_handle'

type Input = { profileId: string }

/** Says what an edition of a profile would hold and cost now. */
export default class PlanProfile extends TrackedJob<Input> {
  static kind = 'mirror.plan_profile'

  async run({ profileId }: Input, job: JobHandle): Promise<void> {
    const profile = await Profile.findOrFail(profileId)
    let step = 0
    const report = await planProfile(profile, {
      breathe: async () => {
        await job.progress((step += 1), undefined, 'plan')
        await job.throwIfCancelled()
      },
      signal: job.signal,
    })
    await keepPlan(profileId, report)
  }
}

/** Keeps what the planner found in the place of what it found before. */
export async function keepPlan(profileId: string, report: PlanReport) {
  const values = { report: JSON.stringify(report), made_at: sqlTime() }
  const standing = await db.from('mirror_plans').where('profile_id', profileId).update(values)
  if (Number(standing) > 0) return
  await db.table('mirror_plans').insert({ id: newId(), profile_id: profileId, ...values })
}
