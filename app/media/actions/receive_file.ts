import { failed, ok, type Result } from '#shared/result'
import { PackageProblem } from '#shared/archive/package_problem'
import { adoptFile } from '#media/actions/adopt_file'
import { cleanFile } from '#media/clean/clean_file'
import { recogniseFile } from '#media/recognise_file'
import { checkVirus } from '#media/viruses/check_virus'
import type { FileProblem, SentFile } from '#media/types'

/**
 * Takes a file that somebody has sent: tells by its bytes what it is, refuses what is dangerous or broken with the
 * reason, takes out what a camera wrote into it, and keeps the rest as a blob. So nothing that is given out anywhere
 * tells where a photograph was taken, from its first moment on. The file itself stays for the caller to remove.
 */
export async function receiveFile(
  path: string,
  name: string
): Promise<Result<SentFile, FileProblem & { type: string }>> {
  try {
    const recognised = await recogniseFile(path, name)
    await checkVirus(path)
    await cleanFile(path, recognised.mediaType)
    const { kind } = recognised
    const { id, mediaType, size, ...blob } = await adoptFile(path, name).then((one) =>
      one.toObject()
    )
    return ok({ name, kind, blob: { id, sha256: blob.sha256, size: Number(size), mediaType } })
  } catch (error) {
    if (error instanceof PackageProblem) return refused(error.problem)
    throw error
  }
}

const refused = (problem: FileProblem) => failed({ ...problem, type: problem.code })
