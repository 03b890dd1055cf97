import encryption from '@adonisjs/core/services/encryption'
import { audit } from '#shared/audit/record'
import { sqlTime } from '#shared/database/times'
import { transaction } from '#shared/database/transaction'
import { loadSite, readSettings } from '#operations/settings/follow_site'
import { secrets, type SettingName } from '#operations/settings/fields'
import type { Actor } from '#shared/actor'

/** Stands in the audit log for a secret that was there. */
const MASK = '•••'

const SUBJECT = '00000000-0000-0000-0000-000000000000'

export type Changes = Partial<Record<SettingName, string | null>>

/** Keeps settings; null takes one away. This process sees them at once, others within seconds. */
export async function saveSettings(actor: Actor, wanted: Changes) {
  const before = await readSettings()
  const changed = (Object.entries(wanted) as [SettingName, string | null][]).filter(
    ([name, value]) => (before[name] ?? null) !== value
  )
  if (changed.length === 0) return
  await transaction(async (trx) => {
    const names = changed.map(([name]) => name)
    await trx.from('operations_settings').whereIn('name', names).delete()
    const rows = changed.flatMap(([name, value]) =>
      value === null ? [] : [{ name, value: sealed(name, value), updated_at: sqlTime() }]
    )
    if (rows.length > 0) await trx.table('operations_settings').multiInsert(rows)
    await audit(trx, actor, {
      verb: 'operations.settings_changed',
      subject: { type: 'settings', id: SUBJECT },
      before: Object.fromEntries(names.map((name) => [name, shown(name, before[name] ?? null)])),
      after: Object.fromEntries(changed.map(([name, value]) => [name, shown(name, value)])),
    })
  })
  await loadSite()
}

const sealed = (name: SettingName, value: string) =>
  secrets.includes(name) ? encryption.encrypt(value) : value

const shown = (name: SettingName, value: string | null) =>
  value !== null && secrets.includes(name) ? MASK : value
