import { clock } from '#shared/clock'
import { failed, ok, type Result } from '#shared/result'
import { settleUpload } from '#media/actions/settle_upload'
import Blob from '#media/models/blob'
import Upload from '#media/models/upload'
import type { Actor } from '#shared/actor'
import type { FileProblem, SentFile } from '#media/types'

type Refusal = FileProblem & { type: string }

/**
 * The file of an upload of this person for this purpose, for the form that names it. Call it before the transaction
 * that uses the blob. An upload may be taken again while it lasts: a form that was refused comes back with it.
 */
export async function takeUpload(
  actor: Actor,
  id: string,
  purpose: string
): Promise<Result<SentFile, Refusal>> {
  const own = { id, personId: actor.personId, purpose }
  const found = await Upload.query().where(own).first()
  if (!found) return refused({ code: 'upload_gone' })
  const upload = await settleUpload(found.id)
  if (upload.state === 'refused') return refused(upload.problem!)
  if (upload.state !== 'kept') return refused(upload.problem ?? { code: 'upload_unfinished' })
  const { id: blobId, sha256, size, mediaType } = await Blob.findOrFail(upload.blobId!)
  await upload.merge({ usedAt: clock.now() }).save()
  const blob = { id: blobId, sha256, size: Number(size), mediaType }
  return ok({ name: upload.fileName, kind: upload.kind!, blob })
}

const refused = (problem: FileProblem) => failed({ ...problem, type: problem.code })
