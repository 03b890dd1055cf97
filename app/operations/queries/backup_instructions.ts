import { locales } from '#config/i18n'
import { translate } from '#shared/http/translate'
import { versions } from '#operations/queries/versions'
import type BackupPlace from '#operations/models/backup_place'
import type { PlaceConfig } from '#operations/types'

export type RestoreCommand = { name: string; command: string }

/** The line that restores from each place, to be typed on a new machine. Secrets are left for the person to fill in. */
export const restoreCommands = (places: BackupPlace[]): RestoreCommand[] =>
  places.length > 0
    ? places.map(({ name, config }) => ({ name, command: commandFor(config) }))
    : [{ name: '', command: './ace restore /path/of/the/copy' }]

function commandFor(config: PlaceConfig) {
  if (config.kind === 'folder') return `./ace restore '${config.folder}'`
  if (config.kind === 'stick') return `./ace restore '/media/.../${config.label}/${config.folder}'`
  const endpoint = config.endpoint ? `BACKUP_S3_ENDPOINT=${config.endpoint} ` : ''
  return `${endpoint}BACKUP_S3_KEY=... BACKUP_S3_SECRET=... ./ace restore 's3://${config.bucket}/${config.prefix}'`
}

const STEPS = ['do_code', 'do_restore', 'do_wait', 'do_start', 'do_check'] as const

/** The same page as plain text in both languages, to lie beside the copies. */
export function instructionLines(commands: RestoreCommand[]): string[] {
  return locales.flatMap((locale) => {
    const t = (key: string, data?: Record<string, unknown>) =>
      translate(locale, `backups.instructions.${key}`, data)
    const lines = [t('title'), '', `${t('need_title')}:`]
    for (const key of ['need_machine', 'need_copy', 'need_pass']) lines.push(`- ${t(key)}`)
    lines.push('', `${t('do_title')}:`)
    for (const [n, key] of STEPS.entries()) {
      lines.push(`${n + 1}. ${t(key, { version: versions().tonle })}`)
      if (key !== 'do_restore') continue
      for (const { name, command } of commands) lines.push(`   ${name}`, `   ${command}`)
    }
    return [...lines, '', t('older'), '', '']
  })
}
