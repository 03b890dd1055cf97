import { kindOf } from '#runtime/kinds/registry'
import { MANIFEST } from '#runtime/scorm/read_manifest'
import { isCartridge, standardOf } from '#runtime/scorm/standard_of'
import { child, readXml } from '#shared/archive/read_xml'
import { PackageProblem } from '#shared/archive/package_problem'
import type { Archive } from '#shared/archive/archive'
import type { FileKind } from '#media/types'

const MAX_BYTES = 5 * 1024 ** 2

/** What kind of package an archive is, for the module that receives files; undefined where it is none. */
export async function recogniseArchive(archive: Archive): Promise<FileKind | undefined> {
  const name = kindOf(archive)?.name
  if (name !== 'scorm') return name as FileKind | undefined
  const manifest = archive.ending(MANIFEST).sort((a, b) => a.path.length - b.path.length)[0]
  try {
    const raw = await archive.read(manifest.path, MAX_BYTES)
    const root = child(readXml(raw, manifest.path), 'manifest')
    if (root && isCartridge(root, raw.toString('latin1'))) return 'cartridge'
    return root ? standardOf(root, raw.toString('latin1')).standard : 'scorm12'
  } catch (error) {
    // Whoever reads the package says what is wrong with its manifest.
    if (error instanceof PackageProblem) return 'scorm12'
    throw error
  }
}
