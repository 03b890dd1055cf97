import { mkdir, rename } from 'node:fs/promises'
import { dataPath } from '#config/data'
import { PackageProblem } from '#shared/archive/package_problem'
import { blobPath } from '#media/blob_path'
import { checkVirus } from '#media/viruses/check_virus'

/**
 * Checks a file that is kept already: it came before there was a check. One with a virus is taken aside and not given
 * out any more, whoever uses it. A check that does not answer stops nothing here.
 * @throws PackageProblem `virus`
 */
export async function setAsideVirus(sha256: string) {
  try {
    await checkVirus(blobPath(sha256))
  } catch (error) {
    if (!(error instanceof PackageProblem) || error.code !== 'virus') return
    await mkdir(dataPath('quarantine'), { recursive: true })
    await rename(blobPath(sha256), dataPath('quarantine', sha256))
    throw error
  }
}
