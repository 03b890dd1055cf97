import { Job, jobStates, type JobState } from '#shared/jobs/job'
import { pagerOf, type Pager } from '#shared/database/pager'
import { jobShape, type JobShape } from '#operations/queries/job_shape'
import { ownerNames } from '#operations/queries/owner_names'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

type Options = { everyone: boolean; state?: unknown; page?: unknown; locale: Locale }

export type JobList = {
  jobs: JobShape[]
  pager: Pager
  /** How many there are in each state. */
  counts: Record<JobState, number>
  /** The state that was asked for. Not called `state`: that is the name of the template's own variables. */
  chosen: JobState | undefined
  /** Whether one of those shown may still change by itself. */
  isMoving: boolean
}

/** The person's jobs, or everyone's; the newest first. */
export async function listJobs(actor: Actor, options: Options): Promise<JobList> {
  const state = jobStates.find((one) => one === options.state)
  const scoped = () =>
    options.everyone ? Job.query() : Job.query().where('ownerId', actor.personId)
  const counts = Object.fromEntries(jobStates.map((one) => [one, 0])) as Record<JobState, number>
  const counted = await scoped().groupBy('state').select('state').count('* as total').pojo<any>()
  for (const row of counted) counts[row.state as JobState] = Number(row.total)
  const total = state ? counts[state] : Object.values(counts).reduce((sum, n) => sum + n, 0)
  const pager = pagerOf(total, options.page, PER_PAGE)

  const query = scoped().orderBy('createdAt', 'desc').orderBy('id', 'desc')
  if (state) query.where('state', state)
  const jobs = await query.limit(PER_PAGE).offset((pager.page - 1) * PER_PAGE)
  const owners = options.everyone
    ? await ownerNames(
        jobs.map((job) => job.ownerId),
        options.locale
      )
    : undefined
  return {
    jobs: jobs.map((job) => jobShape(job, options.locale, owners?.get(job.ownerId))),
    ...{ pager, counts, chosen: state },
    isMoving: jobs.some((job) => job.isOpen),
  }
}
