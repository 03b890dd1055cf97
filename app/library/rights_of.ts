import { Exception } from '@adonisjs/core/exceptions'
import { rightsOf } from '#library/licence_rules'
import type { ResourceRow } from '#library/queries/find_resource'

/** What the licence of a resource allows, with its letter and the wish of its holder. */
export const rightsOfResource = ({ licence, redistributable, hasProof }: ResourceRow) =>
  rightsOf({ licence, redistributable, hasProof })

/** Refuses the bytes of a file that its licence does not give out; `isSaved`: to be kept rather than read here. */
export function mustAllowFile(resource: ResourceRow, isSaved: boolean) {
  const { view, download } = rightsOfResource(resource)
  // Authors and reviewers look at what is not published yet before they decide.
  if (resource.state !== 'published') return
  if (isSaved ? download : view) return
  throw new Exception('The licence forbids it', { status: 403, code: 'E_LICENCE' })
}
