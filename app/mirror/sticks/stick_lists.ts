import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dataPath } from '#config/data'
import { blobsOf } from '#mirror/rows/content'
import { contentOf } from '#mirror/edge/content'
import { wantOfSite } from '#mirror/sticks/read_notes'
import StickWrite from '#mirror/models/stick_write'
import type Site from '#mirror/models/site'

const folder = () => dataPath('mirror', 'sticks')
const listPath = (writeId: string) => dataPath('mirror', 'sticks', `${writeId}.txt`)

/** What a stick holds that was written here: one name a line, as `./ace mirror:usb export --after` reads it. */
export async function keepList(writeId: string, keys: readonly string[]) {
  await mkdir(folder(), { recursive: true })
  await writeFile(listPath(writeId), keys.join('\n'))
}

export async function readList(writeId: string) {
  const text = await readFile(listPath(writeId), 'utf8').catch(() => '')
  return text.split('\n').filter(Boolean)
}

/** What the sticks before this one hold. */
export async function heldBySet(setId: string, before: string) {
  const has = new Set<string>()
  const rows = await StickWrite.query().where('setId', setId).where('state', 'written')
  for (const { id } of rows) {
    if (id !== before) for (const key of await readList(id)) has.add(key)
  }
  return has
}

/** What a mirror has, by its own words and by the edition that it said it stands at. */
export async function heldBySite(site: Site) {
  const want = await wantOfSite(site)
  const has = new Set(want?.has)
  const { catalogue } = site
  const content = catalogue && (await contentOf({ catalogue }).catch(() => undefined))
  if (content) for (const { sha256, held } of blobsOf(content)) if (held) has.add(sha256)
  for (const name of want?.missing ?? []) has.delete(name)
  return has
}
