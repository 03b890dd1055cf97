import db from '@adonisjs/lucid/services/db'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newCode, newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'
import { fromJson } from '#shared/database/from_json'
import { relayAll } from '#shared/outbox/relay'
import { Import } from '#shared/imports/import'
import { makeImport } from '#tests/support/imports'
import { importRoot } from '#library/sources/file_tree'
import type { BrowserSession } from '#tests/support/browser_session'

/** A folder of the server that may be imported; `drop` removes it. */
export function importableFolder() {
  const name = `t-${newCode(8).toLowerCase()}`
  const path = join(importRoot(), name)
  mkdirSync(path, { recursive: true })
  return { name, path, drop: () => rmSync(path, { recursive: true, force: true }) }
}

/** Begins an import without a file and gives its preview. */
export async function look(browser: BrowserSession, kind: string, fields: Record<string, string>) {
  const answer = await browser.post('/imports', { kind, ...fields })
  if (answer.status !== 303) throw new Error(`${answer.status} ${answer.html}`)
  return after(answer.location!)
}

/** Lets the jobs run and gives the import at this address. */
export async function after(path: string) {
  await relayAll()
  const row = await Import.findOrFail(path.split('?')[0].split('/').pop())
  return { path: path.split('?')[0], row }
}

export async function accept(browser: BrowserSession, path: string) {
  await browser.post(`${path}/application`)
  return after(path)
}

export type PreviewRow = {
  outcome: string
  label: string
  mark: string | null
  line: number
  changes: { field: string; before: string | null; after: string | null }[]
  problems: { field: string; code: string; data?: Record<string, unknown> }[]
}

export async function previewOf(id: string): Promise<PreviewRow[]> {
  const rows = await db.from('shared_import_rows').where('import_id', id).orderBy('line')
  return rows.map(({ outcome, label, mark, line, changes, problems }) => ({
    ...{ outcome, label, mark, line: Number(line) },
    changes: fromJson<PreviewRow['changes'] | null>(changes) ?? [],
    problems: fromJson<PreviewRow['problems'] | null>(problems) ?? [],
  }))
}

/** A source with a licence that nobody knows and a topic, of which nothing was imported yet. */
export async function makeSource(institutionId: string) {
  const id = newId()
  const key = newCode()
  await db.table('library_sources').insert({
    ...{ id, kind: 'kolibri', key, name: 'Khmer science', institution_id: institutionId },
    created_at: sqlTime(),
  })
  const terms = [
    { kind: 'licence', term: 'Free for schools', label: 'Free for schools' },
    { kind: 'topic', term: 'a', label: 'Science › Motion' },
  ]
  await db
    .table('library_source_terms')
    .multiInsert(
      terms.map((one, position) => ({ id: newId(), source_id: id, uses: 3, position, ...one }))
    )
  return { id }
}

/** A preview of resources with something of each list, brought by this person. @returns the id of the import */
export async function makePreview(ownerId: string) {
  const counts = { toAdd: 1, toChange: 1, toRemove: 1, same: 0, bad: 1, leftOut: 0 }
  const row = await makeImport(ownerId, {
    ...{ kind: 'library.kolibri', fileName: 'channel', size: 0, marks: { licence: 1 } },
    ...counts,
  })
  const outcomes = ['add', 'change', 'remove', 'bad']
  await db.table('shared_import_rows').multiInsert(
    outcomes.map((outcome, at) => ({
      ...{ import_id: row.id, line: at + 1, outcome, rank: outcome === 'bad' ? -1 : 0 },
      ...{ label: `ឯកសារ ${at + 1}`, cells: '{}', mark: outcome === 'change' ? 'licence' : null },
      changes: JSON.stringify([{ field: 'licence', before: 'CC-BY-4.0', after: 'UNKNOWN' }]),
      problems: JSON.stringify([{ field: 'files', code: 'file_missing', data: { name: 'a.pdf' } }]),
      is_left_out: false,
    }))
  )
  return row.id
}
