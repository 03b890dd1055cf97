import { readdir } from 'node:fs/promises'
import { insidePack } from '#shared/packs/pack_files'
import { PackError } from '#shared/packs/pack_error'
import { checkTable } from '#shared/packs/check_table'
import { lineOf, readBytes, readCsv, readText, readYaml } from '#shared/packs/read_files'
import type { Pack } from '#shared/packs/read_pack'
import type { PackContext } from '#shared/packs/registry'

/** What appliers read a pack through. `counts` gathers what they report. */
export function packContext(pack: Pack, counts: Record<string, number>): Omit<PackContext, 'trx'> {
  const { folder, name, version, licence } = pack
  return {
    pack: { name, version, licence, folder },
    async csv(file) {
      const [error] = await checkTable(folder, file)
      if (error) throw error
      return readCsv(folder, file)
    },
    yaml: (file) => readYaml(folder, file),
    text: (file) => readText(folder, file),
    async folders(path) {
      const entries = await readdir(insidePack(folder, path), { withFileTypes: true }).catch(
        () => []
      )
      return entries
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    },
    async bytes(file) {
      const bytes = await readBytes(folder, file)
      if (bytes === undefined) throw new PackError(file, undefined, 'missing_file')
      return bytes
    },
    count(noun, n = 1) {
      counts[noun] = (counts[noun] ?? 0) + n
    },
    reject(file, row, reason, data) {
      const line = typeof row === 'object' ? lineOf(row) : row
      throw new PackError(file, line, reason, data)
    },
  }
}
