import i18nManager from '@adonisjs/i18n/services/main'
import { translate } from '#shared/http/translate'
import type { DateTime } from 'luxon'
import type { Locale } from '#config/i18n'
import type { Job, JobState } from '#shared/jobs/job'

const TONES = { queued: 'info', running: 'info', done: 'ok', failed: 'bad', cancelled: 'neutral' }

export type JobShape = {
  id: string
  title: string
  state: JobState
  stateText: string
  tone: string
  owner: string | undefined
  step: string | undefined
  /** The words of the failure, and its code for whoever is asked for help. */
  error: { text: string; code: string } | undefined
  done: number
  total: number | null
  /** What the job reports when it is done: words and values. */
  outcome: { label: string; text: string }[]
  attempts: number
  createdAt: DateTime
  startedAt: DateTime | null
  finishedAt: DateTime | null
  canCancel: boolean
  isStopping: boolean
  canRetry: boolean
}

/** A job as a page shows it. */
export function jobShape(job: Job, locale: Locale, owner?: string): JobShape {
  const { id, state, done, total, attempts, createdAt, startedAt, finishedAt } = job
  const t = (key: string) => translate(locale, key)
  const has = (key: string) => i18nManager.locale(locale).hasMessage(key)
  const stepKey = `jobs.steps.${job.kind}.${job.step}`
  const errorKey = `jobs.errors.${job.error}`
  return {
    ...{ id, state, done, total, attempts, createdAt, startedAt, finishedAt, owner },
    title: t(`jobs.kinds.${job.kind}`),
    stateText: t(`jobs.states.${state}`),
    tone: TONES[state],
    step: job.step && has(stepKey) ? t(stepKey) : undefined,
    error: job.error
      ? { code: job.error, text: t(has(errorKey) ? errorKey : 'jobs.errors.unexpected') }
      : undefined,
    outcome: Object.entries(job.result ?? {})
      .filter(([name]) => has(`jobs.results.${name}`))
      .map(([name, value]) => ({ label: t(`jobs.results.${name}`), text: String(value) })),
    canCancel: job.isOpen && !job.cancelRequested,
    isStopping: state === 'running' && job.cancelRequested,
    canRetry: state === 'failed' || state === 'cancelled',
  }
}
