import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import encryption from '@adonisjs/core/services/encryption'
import { forget } from '#shared/remembered'
import { provideSite } from '#shared/site/site'
import { siteOf } from '#operations/settings/site_of'
import { secrets, type SettingName, type SettingValues } from '#operations/settings/fields'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Other processes see a change after so long at most. */
const EVERY_MS = 4000

let seen = ''
let timer: NodeJS.Timeout | undefined

/** The settings as they stand; a secret that the key of the application does not open counts as not set. */
export async function readSettings(
  client: QueryClientContract = db.connection()
): Promise<SettingValues> {
  const rows: { name: SettingName; value: string }[] = await client
    .from('operations_settings')
    .orderBy('name')
    .select('name', 'value')
  const values: SettingValues = {}
  for (const { name, value } of rows) {
    const text = secrets.includes(name) ? encryption.decrypt<string>(value) : value
    if (text) values[name] = text
  }
  return values
}

/** What a page may show: all but the secrets, and of these which there are. */
export async function shownSettings() {
  const values = await readSettings()
  const open = Object.entries(values).filter(([name]) => !secrets.includes(name as SettingName))
  return {
    values: Object.fromEntries(open) as SettingValues,
    hasSecret: (name: SettingName) => values[name] !== undefined,
  }
}

/** Hands the settings to this process. Pages that were remembered are forgotten when something has changed. */
export async function loadSite() {
  const values = await readSettings()
  const now = JSON.stringify(values)
  if (now === seen) return
  seen = now
  provideSite(siteOf(values))
  forget()
}

/** Loads the settings and looks for changes that other processes made. */
export async function followSite() {
  await loadSite()
  timer = setInterval(() => {
    loadSite().catch((error) => logger.warn({ err: error }, 'the settings could not be read'))
  }, EVERY_MS)
  timer.unref()
}

export const stopFollowing = () => clearInterval(timer)
