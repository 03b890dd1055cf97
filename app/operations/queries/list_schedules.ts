import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { readTime } from '#shared/database/times'
import { allSchedules, type When } from '#shared/schedules/schedule'
import { translate } from '#shared/http/translate'
import { moment } from '#operations/queries/moment'
import type { Locale } from '#config/i18n'

export type ScheduleLine = {
  name: string
  title: string
  whenText: string
  nextText: string
  lastText: string
  jobId: string | null
}

/** What begins by itself on this server: when, when next, and how the last time went. */
export async function listSchedules(locale: Locale): Promise<ScheduleLine[]> {
  const rows = await db.from('shared_schedules').select('*')
  return allSchedules().map(({ job }) => {
    const row = rows.find(({ name }) => name === job.kind)
    const rule: When | null = row ? JSON.parse(row.rule) : null
    return {
      name: job.kind,
      title: translate(locale, `jobs.kinds.${job.kind}`),
      whenText: row ? ruleText(rule, locale) : '',
      nextText: row?.next_at ? moment(readTime(row.next_at), locale) : '',
      lastText: row?.started_at ? moment(readTime(row.started_at), locale) : '',
      jobId: row?.job_id ?? null,
    }
  })
}

function ruleText(rule: When | null, locale: Locale) {
  if (!rule) return translate(locale, 'jobs.schedules.off')
  if ('everyMinutes' in rule) {
    return translate(locale, 'jobs.schedules.every', { minutes: rule.everyMinutes })
  }
  if (!rule.weekday) return translate(locale, 'jobs.schedules.daily', { time: rule.at })
  const date = DateTime.fromObject({ weekYear: 2026, weekNumber: 2, weekday: rule.weekday as 1 })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(date.toJSDate())
  return translate(locale, 'jobs.schedules.weekly', { time: rule.at, weekday })
}
