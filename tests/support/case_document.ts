import db from '@adonisjs/lucid/services/db'
import { newId } from '#shared/ids'
import { sqlTime } from '#shared/database/times'

const IDENTIFIER = 'tour-document'
const changed = '2026-01-01T00:00:00Z'

/** A small document of another publisher with an item of each kind of place; its address. */
export async function caseDocument() {
  const address = `/curriculum/documents/${IDENTIFIER}`
  const known = await db.from('curriculum_case_documents').where('identifier', IDENTIFIER).first()
  if (known) return address
  const [id, now] = [newId(), sqlTime()]
  const words = { title: 'Standards of elsewhere', creator: 'Somewhere', uri: 'urn:x:1' }
  await db.table('curriculum_case_documents').insert({
    ...{ id, identifier: IDENTIFIER, ...words, changed, search_text: 'standards' },
    ...{ source: JSON.stringify({ identifier: IDENTIFIER, ...words }) },
    ...{ created_at: now, updated_at: now },
  })
  for (const [position, identifier] of ['tour-item', 'below', 'loose'].entries()) {
    const source = { identifier, fullStatement: `Statement ${identifier}`, uri: 'urn:x:2' }
    await db.table('curriculum_case_items').insert({
      ...{ id: newId(), document_id: id, identifier, code: `T.${position}`, changed, position },
      ...{ statement: source.fullStatement, search_text: identifier, is_deprecated: position > 0 },
      source: JSON.stringify(source),
    })
  }
  const link = (identifier: string) => ({ title: identifier, identifier, uri: 'urn:x:3' })
  for (const [type, origin, destination] of [
    ['isChildOf', 'tour-item', IDENTIFIER],
    ['isChildOf', 'below', 'tour-item'],
    ['isRelatedTo', 'tour-item', 'elsewhere'],
  ]) {
    const ends = { originNodeURI: link(origin), destinationNodeURI: link(destination) }
    await db.table('curriculum_case_associations').insert({
      ...{ id: newId(), document_id: id, identifier: newId(), type, origin, destination, changed },
      ...{ is_deprecated: false, source: JSON.stringify(ends) },
    })
  }
  return address
}
