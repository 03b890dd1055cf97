import { lstat, mkdir, writeFile, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '#shared/ids'
import { clock } from '#shared/clock'
import { dataPath } from '#config/data'
import { homewards } from '#shared/sync/homeward'
import { notePoll } from '#mirror/actions/note_poll'
import { FolderSource } from '#mirror/edge/folder_source'
import { homeFiles, homePath } from '#mirror/sticks/home_files'
import { NOTE_LIMIT, noteFile, readNote, type WantNote } from '#mirror/sticks/notes'
import Site from '#mirror/models/site'
import StickReport, { type StickReportOutcome } from '#mirror/models/stick_report'

/** What the mirrors of this server left on a stick (docs/protocols/mirror.md section 21). Only known names are opened. */
export async function readNotes(folder: string, stickId: string | null) {
  const facts = await lstat(folder).catch(() => undefined)
  if (!facts?.isDirectory()) return []
  const stick = new FolderSource(folder, 'stick')
  const sites = await Site.query().whereNot('state', 'retired')
  const heard: { site: string; outcome: StickReportOutcome }[] = []
  for (const site of sites) {
    const bytes = await stick.note(noteFile('health', site.id), NOTE_LIMIT.health)
    if (!bytes) continue
    const outcome = await hear(site, stick, bytes, stickId)
    if (outcome) heard.push({ site: site.code, outcome })
  }
  return heard
}

/** Undefined where the same words were heard before. */
async function hear(site: Site, stick: FolderSource, bytes: Uint8Array, stickId: string | null) {
  const note = readNote('health', bytes, site)
  if (!note) return 'refused' as const
  const known = await StickReport.query().where({ siteId: site.id, counter: note.counter }).first()
  if (known) return undefined
  const risen = await Site.query()
    .where('id', site.id)
    .where('counter', '<', note.counter)
    .update({ counter: note.counter })
  const outcome = Number(risen) > 0 ? ('taken' as const) : ('older' as const)
  if (outcome === 'taken') await notePoll(site.id, { ...note.said, medium: 'stick' })
  const want = await keepWant(site, stick)
  const bundles = await takeBundles(site, stick)
  await StickReport.create({
    ...{ id: newId(), siteId: site.id, stickId, counter: note.counter, outcome, bundles },
    ...{ wants: want ? want.missing.length : null, readAt: clock.now() },
  })
  return outcome
}

/** What a site said last of what it has, for sticks that are written for it. */
async function keepWant(site: Site, stick: FolderSource) {
  const bytes = await stick.note(noteFile('want', site.id), NOTE_LIMIT.want)
  const want = bytes && readNote('want', bytes, site)
  if (!want) return undefined
  const before = await wantOfSite(site)
  if (before && before.counter >= want.counter) return before
  await mkdir(dirname(wantPath(site.id)), { recursive: true })
  await writeFile(wantPath(site.id), bytes)
  return want
}

const wantPath = (siteId: string) => dataPath('mirror', 'wants', `${siteId}.json`)

export async function wantOfSite(site: Site): Promise<WantNote | undefined> {
  const bytes = await readFile(wantPath(site.id)).catch(() => undefined)
  return bytes && readNote('want', bytes, site)
}

async function takeBundles(site: Site, stick: FolderSource) {
  let taken = 0
  for (const bundle of homewards()) {
    const folder = homePath(site.id, bundle.name)
    for (const name of await homeFiles(join(stick.name, folder))) {
      const bytes = await stick.note(join(folder, name), bundle.most)
      if (bytes && (await bundle.take(site.id, { name, bytes }))) taken++
    }
  }
  return taken
}
