import { join } from 'node:path'
import { projectRoot } from '#config/data'
import { readPacks } from '#shared/packs/read_pack'
import { applyPack, type PackReport } from '#shared/packs/apply_pack'

/** The packs that come with the code. */
export const packsFolder = join(projectRoot, 'content-packs')

type Options = { demo?: boolean; folder?: string; thorough?: boolean }

/**
 * Applies the packs below `folder` in the order they ask for; demo packs only with `demo`. The modules' kinds are
 * registered first, so that this may run before the routes are there. @throws PackError
 */
export async function applyPacks(options: Options = {}): Promise<PackReport[]> {
  const { demo = false, folder = packsFolder, thorough } = options
  await import('#start/events')
  const reports: PackReport[] = []
  for (const pack of await readPacks(folder)) {
    if (pack.profile === 'demo' && !demo) continue
    reports.push(await applyPack(pack.folder, { thorough }))
  }
  return reports
}
