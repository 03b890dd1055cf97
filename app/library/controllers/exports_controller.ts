import { createReadStream } from 'node:fs'
import { Exception } from '@adonisjs/core/exceptions'
import { locales } from '#config/i18n'
import { clock } from '#shared/clock'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { isStaff } from '#identity/queries/is_staff'
import { findCollection } from '#library/queries/collections'
import { mayChange } from '#library/policies/collection_policy'
import { chosenIds, choiceTitle, type Choice } from '#library/exports/choice'
import { exportKinds, startExport } from '#library/exports/start_export'
import { exportPath } from '#library/exports/export_places'
import { deleteExport } from '#library/exports/delete_export'
import { findExport, listExports } from '#library/exports/list_exports'
import { exportValidator } from '#library/validators/export'
import type { HttpContext } from '@adonisjs/core/http'

/** What people take along of the library as one file. */
export default class ExportsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryExportPolicy').authorize('create')
    const listed = await listExports(ctx.actor!, listQuery(ctx).page)
    return ctx.view.render('pages/library/exports/index', listed)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryExportPolicy').authorize('create')
    const given = ctx.request.only(['query', 'collection', 'codes'])
    const choice = await choiceOf(ctx, given)
    const ids = choice ? await chosenIds(choice) : []
    return ctx.view.render('pages/library/exports/create', {
      ...{ given, count: ids.length, hasChoice: Boolean(choice) },
      title: choice ? await choiceTitle(choice, ctx.locale) : undefined,
      kinds: exportKinds.map((kind) => ({
        ...{ value: kind, text: translate(ctx.locale, `library.exports.kinds.${kind}`) },
        hint: translate(ctx.locale, `library.exports.kinds_hint.${kind}`),
      })),
      languages: locales.map((one) => ({
        ...{ value: one, text: translate(ctx.locale, `library.languages.${one}`) },
      })),
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryExportPolicy').authorize('create')
    const typed = await ctx.request.validateUsing(exportValidator)
    const choice = await choiceOf(ctx, typed)
    const ids = choice ? await chosenIds(choice) : []
    if (ids.length === 0) {
      refuseField('codes', translate(ctx.locale, 'library.exports.problems.none'))
    }
    const language = typed.language ?? ctx.locale
    await startExport(ctx.actor!, { kind: typed.kind, choice: choice!, language })
    notice(ctx, 'library.exports.started')
    return ctx.response.redirect().status(303).toPath('/library/exports')
  }

  /** The file, for whoever asked for it, until its day. */
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryExportPolicy').authorize('create')
    const row = await findExport(ctx.actor!, ctx.params.id)
    if (!row.isDone || !row.expiresAt || row.expiresAt < clock.now().toJSDate()) {
      throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    const day = row.createdAt.toISOString().slice(0, 10)
    ctx.response.header('content-type', 'application/zip')
    ctx.response.header('content-length', String(row.size))
    ctx.response.header('cache-control', 'private, no-store')
    ctx.response.header(
      'content-disposition',
      `attachment; filename="library-${row.kind}-${day}.zip"`
    )
    return ctx.response.stream(createReadStream(exportPath(row.id)))
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('LibraryExportPolicy').authorize('create')
    const row = await findExport(ctx.actor!, ctx.params.id)
    await deleteExport(ctx.actor!, row)
    notice(ctx, 'library.exports.deleted')
    return ctx.response.redirect().status(303).toPath('/library/exports')
  }
}

type Given = { query?: string; collection?: string; codes?: string }

/** A collection that is a draft is for those who may change it. */
async function choiceOf({ actor }: HttpContext, given: Given): Promise<Choice | undefined> {
  const staff = isStaff(actor)
  if (given.collection) {
    const row = await findCollection(String(given.collection))
    if (row.state !== 'published' && !(await mayChange(actor, row))) {
      throw new Exception('No such collection', { status: 404, code: 'E_ROW_NOT_FOUND' })
    }
    return { of: 'collection', code: row.code, staff }
  }
  const codes = String(given.codes ?? '')
    .toUpperCase()
    .split(/[^0-9A-Z]+/)
    .filter(Boolean)
  if (codes.length > 0) return { of: 'codes', codes: [...new Set(codes)].slice(0, 2000), staff }
  return given.query === undefined ? undefined : { of: 'search', query: String(given.query), staff }
}
