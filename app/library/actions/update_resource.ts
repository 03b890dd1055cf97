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
import { scopeFor } from '#library/own_people'
import { resourceReviews } from '#library/reviews/resource_kind'
import { keepPackages } from '#library/packages'
import type { FilesInput, ResourceInput } from '#library/resource_input'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Actor } from '#shared/actor'

/** What an officer may want to know about a change: rights and reach, not the text. */
const watched = ({ licence, teacherOnly, kind, titleKm, titleEn }: Resource) => ({
  licence,
  teacherOnly,
  kind,
  titleKm,
  titleEn,
})

/** Why a correction of what is offered is not taken: a key of `library.reviews.problems`. */
export class CorrectionRefused extends Error {
  constructor(readonly problem: string) {
    super(problem)
  }
}

/** What readers see follows at once, so nothing may stand in its way that would have in a review. */
async function keepCorrection(trx: TransactionClientContract, resource: Resource, actor: Actor) {
  const [problem] = await resourceReviews.problems(resource.id, trx)
  if (problem) throw new CorrectionRefused(problem)
  await keepVersion(trx, resource, actor.personId)
}

/** Changes a resource; a new main file takes the place of the old one of its language. Its kind follows its files. @throws CorrectionRefused */
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
    const scope = await scopeFor(trx, values.scope, resource.institutionId)
    if (resource.isPublished && scope === 'national' && resource.scope !== scope) {
      throw new CorrectionRefused('wider')
    }
    resource.merge({ ...values, scope, ...proofColumns(files), revision: resource.revision + 1 })
    await changeFiles(trx, id, files.standing)
    await addFiles(trx, id, files, actor)
    await keepPackages(trx, actor, resource, archivesOf(files))
    resource.kind = await kindOfFiles(trx, id)
    await resource.save()
    await setAlignments(trx, resource.id, alignment)
    if (resource.isPublished) await keepCorrection(trx, resource, actor)
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
