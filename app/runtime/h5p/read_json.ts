import { PackageProblem } from '#shared/archive/package_problem'
import { MOST } from '#runtime/h5p/file_rules'
import type { Archive } from '#shared/archive/archive'

/** A JSON file of a package; a mark of byte order before it is passed over. @throws PackageProblem naming the file */
export async function readJson(archive: Archive, path: string): Promise<unknown> {
  const bytes = await archive.read(path, MOST.json)
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = (error as Error).message.slice(0, 200)
    throw new PackageProblem('json_broken', { name: path, reason })
  }
}
