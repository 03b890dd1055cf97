import { detailsOf } from '#library/queries/resource_details'
import { questionSetOf } from '#library/queries/shown_questions'
import type { ResourceRow } from '#library/queries/find_resource'

/** The questions of a resource that is a set of them, with its pictures as blobs by their names; undefined where it is none. */
export async function questionsOfResource(resource: Pick<ResourceRow, 'id' | 'revision'>) {
  const details = await detailsOf([resource])
  const { files } = details.get(resource.id)!
  const main = files.find(({ role }) => role === 'main')
  const set = main && (await questionSetOf(main))
  if (!set) return undefined
  const parts = files.filter(({ role }) => role === 'part')
  return { set, pictures: new Map(parts.map(({ name, blobId }) => [name, blobId])) }
}
