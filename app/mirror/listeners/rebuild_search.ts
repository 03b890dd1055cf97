import { rebuildIndex } from '#search/actions/rebuild_index'
import { forget } from '#shared/remembered'
import type EditionApplied from '#mirror/events/edition_applied'

/**
 * Builds the index beside the one in force and switches to it: until then people find what they found before, and pages
 * read the rows themselves.
 */
export default class RebuildSearch {
  async handle(event: EditionApplied) {
    forget()
    if (event.body.tables.length > 0) await rebuildIndex()
  }
}
