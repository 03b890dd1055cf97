import { audit } from '#shared/audit/record'
import { publish } from '#shared/outbox/publish'
import { transaction } from '#shared/database/transaction'
import { keepFirstVersion, keepVersion } from '#library/keep_version'
import Resource from '#library/models/resource'
import {
  addFiles,
  changeFiles,
  archivesOf,
  kindOfFiles,
  proofColumns,
  setAlignments,
} from '#library/write_parts'
import ResourceChanged from '#library/events/resource_changed'
import { keepPackages } from '#library/packages'
import type { FilesInput, ResourceInput } from '#library/resource_input'
import type { Actor } from '#shared/actor'

/** What an officer may want to know about a change: rights and reach, not the text. */
const watched = ({ licence, teacherOnly, kind, titleKm, titleEn }: Resource) => ({
  licence,
  teacherOnly,
  kind,
  titleKm,
  titleEn,
})

/** Changes a resource; a new main file takes the place of the old one of its language. Its kind follows its files. */
export async function updateResource(
  actor: Actor,
  id: string,
  { alignment, ...values }: ResourceInput,
  files: FilesInput = { main: [], parts: [] }
): Promise<Resource> {
  return transaction(async (trx) => {
    const resource = await Resource.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    await keepFirstVersion(trx, resource)
    const before = watched(resource)
    resource.merge({ ...values, ...proofColumns(files), revision: resource.revision + 1 })
    await changeFiles(trx, id, files.standing)
    await addFiles(trx, id, files, actor)
    await keepPackages(trx, actor, resource, archivesOf(files))
    resource.kind = await kindOfFiles(trx, id)
    await resource.save()
    await setAlignments(trx, resource.id, alignment)
    if (resource.isPublished) await keepVersion(trx, resource, actor.personId)
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
