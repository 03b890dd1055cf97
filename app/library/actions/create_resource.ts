import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { AUTHORS } from '#library/access'
import { transaction } from '#shared/database/transaction'
import Resource from '#library/models/resource'
import { isPlayed, keepPackages } from '#library/packages'
import { addFiles, archivesOf, proofColumns, setAlignments } from '#library/write_parts'
import { kindOf, type FilesInput, type ResourceInput } from '#library/resource_input'
import type { Actor } from '#shared/actor'
import type { Role } from '#identity/types'

/** Writes a draft. It belongs to the institution where its author may write for the library. */
export async function createResource(
  actor: Actor,
  { alignment, ...values }: ResourceInput,
  files: FilesInput = { main: [], parts: [] }
): Promise<Resource> {
  const grant = actor.grants.find(({ role }) => AUTHORS.includes(role as Role))
  return transaction(async (trx) => {
    const resource = new Resource().useTransaction(trx)
    resource.merge({
      ...values,
      id: newId(),
      code: newCode(),
      ...proofColumns(files),
      kind: kindOf(files.main[0]?.blob.mediaType, isPlayed(files.main[0]?.kind)),
      shelf: 'open',
      position: 0,
      state: 'draft',
      revision: 1,
      institutionId: grant?.institutionId ?? null,
      createdBy: actor.personId,
    })
    await resource.save()
    await addFiles(trx, resource.id, files, actor)
    await keepPackages(trx, actor, resource, archivesOf(files))
    await setAlignments(trx, resource.id, alignment)
    await audit(trx, actor, {
      verb: 'library.resource_created',
      subject: { type: 'resource', id: resource.id },
      institutionId: resource.institutionId,
      after: { code: resource.code, kind: resource.kind, licence: resource.licence },
    })
    return resource
  })
}
