import { packContext } from '#shared/packs/pack_context'
import { PackError } from '#shared/packs/pack_error'
import { listFiles } from '#shared/packs/pack_files'
import { packTables } from '#shared/packs/pack_tables'
import { lineOf, readCsv } from '#shared/packs/read_files'
import { checkTable, keyOf } from '#shared/packs/check_table'
import { checkResource } from '#shared/packs/check_resources'
import type { Pack } from '#shared/packs/read_pack'

type Names = Map<string, Set<string>>

/** Everything that is wrong with packs as they lie there, without a database: by pack, every bad row. */
export async function inspectPacks(packs: Pack[]): Promise<{ pack: Pack; errors: PackError[] }[]> {
  const names: Names = new Map()
  const found: { pack: Pack; errors: PackError[] }[] = []
  for (const pack of packs) found.push({ pack, errors: await inspectTables(pack, names) })
  for (const { pack, errors } of found) {
    errors.push(...(await inspectReferences(pack, names)))
    errors.push(...(await inspectResources(pack, names)))
  }
  return found
}

const asErrors = (error: unknown) => {
  if (error instanceof PackError) return [error]
  throw error
}

async function inspectTables({ folder }: Pack, names: Names) {
  const errors: PackError[] = await listFiles(folder).then(() => [], asErrors)
  for (const file of Object.keys(packTables)) {
    const wrong = await checkTable(folder, file).catch(asErrors)
    errors.push(...wrong)
    if (wrong.length > 0) continue
    const known = names.get(file) ?? new Set()
    for (const row of await readCsv(folder, file)) known.add(keyOf(file, row))
    names.set(file, known)
  }
  return errors
}

async function inspectReferences({ folder }: Pack, names: Names) {
  const errors: PackError[] = []
  for (const [file, { refs = {} }] of Object.entries(packTables)) {
    const rows = await readCsv(folder, file).catch(() => [])
    for (const row of rows) {
      for (const [column, target] of Object.entries(refs)) {
        const [other, prefix = ''] = target.split('#')
        const value = row[column]
        if (!value || names.get(other)?.has(prefix + value)) continue
        errors.push(new PackError(file, lineOf(row), 'unknown_reference', { column, value }))
      }
    }
  }
  return errors
}

async function inspectResources(pack: Pack, names: Names) {
  const errors: PackError[] = []
  const isKnown = (code: string) =>
    ['lessons.csv', 'outcomes.csv'].some((file) => names.get(file)?.has(code))
  for (const slug of await packContext(pack, {}).folders('resources')) {
    errors.push(...(await checkResource(pack.folder, `resources/${slug}`, isKnown).catch(asErrors)))
  }
  return errors
}
