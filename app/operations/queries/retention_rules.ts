import db from '@adonisjs/lucid/services/db'
import { retentionKinds } from '#shared/privacy/retention'
import { fromJson } from '#shared/database/from_json'
import { translate } from '#shared/http/translate'
import { moment } from '#operations/queries/moment'
import { ownerNames } from '#operations/queries/owner_names'
import RetentionRun from '#operations/models/retention_run'
import type { Locale } from '#config/i18n'

const rows = () => db.from('operations_retention_rules').select('kind', 'days')

/** How many days a kind is kept: as it was set, else as its module says; null: kept. */
export async function retentionDays(kind: string): Promise<number | null> {
  const row = await rows().where('kind', kind).first()
  if (row) return row.days === null ? null : Number(row.days)
  return retentionKinds().find((one) => one.kind === kind)?.days ?? null
}

/** The table of what is kept for how long, and the latest runs. */
export async function retentionPage(locale: Locale) {
  const changed = await rows()
  const set = new Map(changed.map(({ kind, days }) => [kind, days]))
  const runs = await RetentionRun.query().orderBy('started_at', 'desc').limit(10)
  const names = await ownerNames(
    runs.map((run) => run.startedBy),
    locale
  )
  const title = (kind: string) => translate(locale, `privacy.retention.kinds.${kind}`)
  return {
    rules: retentionKinds().map(({ kind, days, atLeast }) => ({
      ...{ kind, atLeast, title: title(kind), isChanged: set.has(kind) },
      days: set.has(kind) ? set.get(kind) : days,
    })),
    runs: runs.map((run) => ({
      at: moment(run.startedAt, locale),
      by: names.get(run.startedBy) ?? '',
      isDry: Boolean(run.isDry),
      counts: Object.entries(fromJson<Record<string, number>>(run.counts))
        .map(([kind, n]) => `${title(kind)}: ${n}`)
        .join(' · '),
    })),
  }
}
