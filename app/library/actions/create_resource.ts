import { newCode, newId } from '#shared/ids'
import { audit } from '#shared/audit/record'
import { authorsInstitution } from '#library/access'
import { transaction } from '#shared/database/transaction'
import Resource from '#library/models/resource'
import { scopeFor } from '#library/own_people'
import { isPlayed, keepPackages } from '#library/packages'
import { addFiles, archivesOf, proofColumns, setAlignments } from '#library/write_parts'
import { kindOf, type FilesInput, type ResourceInput } from '#library/resource_input'
import type { Actor } from '#shared/actor'

/** Writes a draft. It belongs to the institution where its author may write for the library. */
export async function createResource(
  actor: Actor,
  { alignment, ...values }: ResourceInput,
  files: FilesInput = { main: [], parts: [] }
): Promise<Resource> {
  const institutionId = authorsInstitution(actor)
  return transaction(async (trx) => {
    const resource = new Resource().useTransaction(trx)
    resource.merge({
      ...values,
      id: newId(),
      code: newCode(),
      scope: await scopeFor(trx, values.scope, institutionId),
      ...proofColumns(files),
      kind: kindOf(files.main[0]?.blob.mediaType, isPlayed(files.main[0]?.kind)),
      shelf: 'open',
      position: 0,
      state: 'draft',
      revision: 1,
      institutionId,
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
