import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { fromJson } from '#shared/database/from_json'
import { mayEditCurriculum } from '#curriculum/queries/curriculum_editors'
import {
  childLines,
  foundLines,
  linesAbove,
  listDocuments,
  looseLines,
  relations,
} from '#curriculum/queries/case_pages'
import type { CaseAssociation, CaseItem } from '#curriculum/case/types'
import type { HttpContext } from '@adonisjs/core/http'

/** Frameworks of other publishers, of any shape, as they came with CASE. */
export default class CaseDocumentsController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const filter = { q: text('q'), page }
    return ctx.view.render('pages/curriculum/case_documents/index', {
      filter,
      ...(await listDocuments(filter, ctx.locale)),
      mayImport: mayEditCurriculum(ctx.actor),
    })
  }

  /** The document, or with `?item=` one of its items with what is below it. */
  async show(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const document = await db
      .from('curriculum_case_documents')
      .where('identifier', String(ctx.params.id))
      .first()
    if (!document) throw new Exception('No such document', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const q = text('q')
    const item = text('item') ? await this.item(document.id, text('item')!) : undefined
    const at = item?.identifier ?? document.identifier
    const below = q
      ? await foundLines(document.id, q, page)
      : await childLines(document.id, at, page)
    return ctx.view.render('pages/curriculum/case_documents/show', {
      ...{ document, item, q, below },
      about: fromJson<Record<string, unknown>>(document.source),
      above: item ? await linesAbove(document.id, item.identifier) : [],
      loose: item || q || page > 1 ? [] : await looseLines(document.id),
      relations: item ? await this.relations(document.id, item.identifier) : [],
    })
  }

  private async item(documentRow: string, identifier: string) {
    const row = await db
      .from('curriculum_case_items')
      .where({ document_id: documentRow, identifier })
      .first()
    if (!row) throw new Exception('No such item', { status: 404, code: 'E_ROW_NOT_FOUND' })
    return {
      ...row,
      isDeprecated: Boolean(row.is_deprecated),
      source: fromJson<CaseItem>(row.source),
    }
  }

  private async relations(documentRow: string, identifier: string) {
    const rows = await relations(documentRow, identifier)
    return rows.map((row) => {
      const source = fromJson<CaseAssociation>(row.source)
      const isOrigin = row.origin === identifier
      const end = isOrigin ? source.destinationNodeURI : source.originNodeURI
      return { type: row.type, isOrigin, title: end.title, uri: end.uri }
    })
  }
}
