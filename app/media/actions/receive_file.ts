import { failed, ok, type Result } from '#shared/result'
import { PackageProblem } from '#shared/archive/package_problem'
import { adoptFile } from '#media/actions/adopt_file'
import { hashFile } from '#media/keep'
import { recogniseFile } from '#media/recognise_file'
import type { FileProblem, SentFile } from '#media/types'

/**
 * Takes a file that somebody has sent: tells by its bytes what it is, refuses what is dangerous or broken with the
 * reason, and keeps the rest as a blob. The file itself stays for the caller to remove.
 * @param sha256 what the sender says the bytes are, where that is known
 */
export async function receiveFile(
  path: string,
  name: string,
  sha256: string | null = null
): Promise<Result<SentFile, FileProblem & { type: string }>> {
  const found = sha256 ? await hashFile(path) : undefined
  if (found && found.sha256 !== sha256) return refused({ code: 'hash_differs' })
  try {
    const { kind } = await recogniseFile(path, name)
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
