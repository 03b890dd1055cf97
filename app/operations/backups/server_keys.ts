import { chmod, copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The secrets of a server: its settings file, and the files of DATA_DIR/keys. */
export type ServerKeys = { settings: string; files: Record<string, string> }

/** Settings that belong to a machine, not to its data: a restored server keeps those it has. */
const OF_THE_MACHINE = [
  ...['HOST', 'PORT', 'CONTENT_PORT', 'APP_URL', 'DATABASE_URL', 'DATA_DIR', 'NODE_ENV'],
  ...['TRUST_PROXY', 'WORKER', 'LOG_LEVEL', 'TZ'],
]

const SETTING = /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/

const nameOf = (line: string) => SETTING.exec(line)?.[1]

/**
 * @param settingsFile the `.env`; a server whose settings come from elsewhere still needs its APP_KEY kept
 * @param appKey the key in use
 */
export async function collectKeys(settingsFile: string, dataDir: string, appKey: string) {
  const text = await readFile(settingsFile, 'utf8').catch(() => '')
  const hasKey = text.split('\n').some((line) => nameOf(line) === 'APP_KEY')
  const settings = hasKey ? text : `${text}\nAPP_KEY=${appKey}\n`
  const files: Record<string, string> = {}
  for (const path of await filesBelow(join(dataDir, 'keys'))) {
    files[path] = await readFile(join(dataDir, 'keys', path), 'base64')
  }
  return { settings, files } satisfies ServerKeys
}

/** Puts the keys in place. The settings that were there are kept beside, as `.env.before-restore`. */
export async function placeKeys(keys: ServerKeys, settingsFile: string, dataDir: string) {
  const standing = await readFile(settingsFile, 'utf8').catch(() => undefined)
  if (standing !== undefined) {
    await copyFile(settingsFile, `${settingsFile}.before-restore`)
    await chmod(`${settingsFile}.before-restore`, 0o600)
  }
  const merged = mergeSettings(standing ?? 'NODE_ENV=production\n', keys.settings)
  await mkdir(dirname(settingsFile), { recursive: true })
  await writeFile(settingsFile, merged, { mode: 0o600 })
  for (const [path, data] of Object.entries(keys.files)) {
    const target = join(dataDir, 'keys', path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await writeFile(target, Buffer.from(data, 'base64'), { mode: 0o600 })
  }
}

/** What the machine decides stays; everything else, the keys above all, comes from the snapshot. */
export function mergeSettings(standing: string, saved: string) {
  const comes = saved.split('\n').filter((line) => {
    const name = nameOf(line)
    return name !== undefined && !OF_THE_MACHINE.includes(name)
  })
  const names = new Set(comes.map(nameOf))
  const stays = standing.split('\n').filter((line) => !names.has(nameOf(line)))
  return `${[...stays.filter((line) => line.trim()), ...comes].join('\n')}\n`
}

async function filesBelow(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
