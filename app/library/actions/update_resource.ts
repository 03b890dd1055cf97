import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import Resource from '#library/models/resource'
import { addFiles, setAlignments } from '#library/write_parts'
import ResourceChanged from '#library/events/resource_changed'
import { kindOf, type FilesInput, type ResourceInput } from '#library/resource_input'
import type { Actor } from '#shared/actor'

/** What an officer may want to know about a change: rights and reach, not the text. */
const watched = ({ licence, teacherOnly, kind, titleKm, titleEn }: Resource) => ({
  licence,
  teacherOnly,
  kind,
  titleKm,
  titleEn,
})

/** Changes a resource; new main files take the place of the old ones. */
export async function updateResource(
  actor: Actor,
  id: string,
  { alignment, ...values }: ResourceInput,
  files: FilesInput = { main: [], parts: [] }
): Promise<Resource> {
  return transaction(async (trx) => {
    const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    const before = watched(resource)
    resource.merge({ ...values, revision: resource.revision + 1 })
    if (files.main.length > 0) resource.kind = kindOf(files.main[0].blob.mediaType)
    await resource.save()
    await addFiles(trx, resource.id, files)
    await setAlignments(trx, resource.id, alignment)
    await audit(trx, actor, {
      verb: 'library.resource_updated',
      subject: { type: 'resource', id },
      institutionId: resource.institutionId,
      before,
      after: watched(resource),
    })
    await publish(trx, new ResourceChanged(id))
    return resource
  })
}
