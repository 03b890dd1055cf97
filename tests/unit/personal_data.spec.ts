import { test } from '@japa/runner'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import i18nManager from '@adonisjs/i18n/services/main'
import { locales } from '#config/i18n'
import { projectRoot } from '#config/data'
import { moduleNames } from '#app/modules'
import { personalDataKinds } from '#shared/privacy/personal_data'
import { retentionKinds } from '#shared/privacy/retention'
import type { SyncRules } from '#shared/sync/rules'

test.group('Personal data', () => {
  test('every table with personal columns is told to the people it speaks of', async ({
    assert,
  }) => {
    const told = new Set(personalDataKinds().flatMap(({ tables }) => tables))
    const silent: string[] = []
    for (const home of ['shared', ...moduleNames]) {
      if (!existsSync(join(projectRoot, 'app', home, 'sync.ts'))) continue
      const { default: rules } = (await import(`#app/${home}/sync`)) as { default: SyncRules }
      for (const [table, { personal }] of Object.entries(rules)) {
        if (personal.length > 0 && !told.has(table)) silent.push(table)
      }
    }
    assert.deepEqual(silent, [], 'name them in a personalData entry of the subscriptions.ts')
  })

  test('every kind has words, also for why it is kept, and for its time', ({ assert }) => {
    const missing: string[] = []
    for (const locale of locales) {
      const need = (key: string) => {
        if (!i18nManager.locale(locale).hasMessage(key)) missing.push(`${locale} ${key}`)
      }
      for (const { kind, erase } of personalDataKinds()) {
        need(`privacy.kinds.${kind}`)
        if (!erase) need(`privacy.kept.${kind}`)
      }
      for (const { kind } of retentionKinds()) need(`privacy.retention.kinds.${kind}`)
    }
    assert.deepEqual(missing, [])
  })
})
