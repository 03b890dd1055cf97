import yazl from 'yazl'
import edge from 'edge.js'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { dataPath } from '#config/data'
import { clock } from '#shared/clock'
import { toCsv } from '#shared/csv'
import { personalData, type DataSection } from '#identity/queries/personal_data'
import { translate } from '#shared/http/translate'
import DataExport from '#identity/models/data_export'
import type { Locale } from '#config/i18n'

/** How long the file waits to be fetched. */
const DAYS = 7

export const exportPath = (id: string) => dataPath('exports', `${id}.zip`)

/**
 * The file of an export: `data.json` for programs, `data.html` for reading and printing, one CSV a kind for
 * spreadsheets. @returns how many kinds are in it
 */
export async function makeDataExport(id: string, locale: Locale): Promise<number> {
  const row = await DataExport.findOrFail(id)
  const sections = await personalData(row.personId, locale)
  const zip = new yazl.ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  const json = sections.map(({ kind, rows }) => ({ kind, rows }))
  add('data.json', JSON.stringify({ madeAt: clock.now().toISO(), data: json }, null, 2))
  add('data.html', await page(sections, locale))
  for (const { kind, columns, rows } of sections) {
    const lines = rows.map((one) => columns.map(({ key }) => one[key]))
    add(`${kind}.csv`, toCsv([columns.map(({ label }) => label), ...lines]))
  }
  zip.end()
  const path = exportPath(id)
  await mkdir(dataPath('exports'), { recursive: true })
  await pipeline(zip.outputStream, createWriteStream(`${path}.part`, { mode: 0o600 }))
  await rename(`${path}.part`, path)
  const { size } = await stat(path)
  const expiresAt = clock.now().plus({ days: DAYS })
  await row.merge({ state: 'ready', bytes: size, expiresAt }).save()
  return sections.length
}

function page(sections: DataSection[], locale: Locale) {
  const t = (key: string) => translate(locale, key)
  return edge.render('files/personal_data', { sections, locale, t })
}

/** Deletes the file; the row says that there was one. */
export async function dropDataExport(row: DataExport) {
  await rm(exportPath(row.id), { force: true })
  await row.merge({ state: 'gone', bytes: null }).save()
}
