import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { SheetError } from '#shared/sheets/sheet_error'
import { importKind } from '#shared/imports/import_kind'
import { Import } from '#shared/imports/import'
import { startImport } from '#shared/imports/start_import'
import { discardImport } from '#shared/imports/change_import'
import { fileProblem, whyNotHere } from '#operations/queries/import_words'
import { importForm } from '#operations/queries/import_form'
import { listImports, openKinds } from '#operations/queries/list_imports'
import { showImport } from '#operations/queries/show_import'
import { readOptions } from '#operations/validators/import'
import { uploadLimit } from '#config/bodyparser'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { HttpContext } from '@adonisjs/core/http'
import type { ImportOptions } from '#shared/imports/import_kind'

export default class ImportsController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('OperationsImportPolicy').authorize('list')
    const list = await listImports(ctx.actor!, listQuery(ctx).page, ctx.locale)
    const kinds = await openKinds(ctx.actor!, ctx.locale)
    return ctx.view.render('pages/operations/imports/index', { ...list, kinds })
  }

  async create(ctx: HttpContext) {
    const kind = kindOf(ctx)
    const options = readOptions(ctx.request.all())
    await ctx.bouncer.with('OperationsImportPolicy').authorize('create', kind, options)
    const form = await importForm(kind, ctx.actor!, options, ctx.locale)
    return ctx.view.render('pages/operations/imports/create', form)
  }

  async store(ctx: HttpContext) {
    const kind = kindOf(ctx)
    const options = readOptions(ctx.request.all())
    await ctx.bouncer.with('OperationsImportPolicy').authorize('create', kind, options)
    const closed = whyNotHere(kind, ctx.locale)
    if (closed) refuseField('kind', closed)
    const file = ctx.request.file('file', { size: uploadLimit })
    const say = (code: string) => fileProblem({ code }, kind.kind, ctx.locale)
    if (!file?.tmpPath && !kind.file) refuseField('file', say('none'))
    if (file && !file.isValid) refuseField('file', say('too_large'))
    const refused = await kind.refuse?.(options, Boolean(file?.tmpPath))
    if (refused) refuseField(refused.field, say(refused.code))
    try {
      const id = await startImport(ctx.actor!, kind, {
        options,
        locale: ctx.locale,
        file: sentFile(file, options),
      })
      return ctx.response.redirect().status(303).toRoute('operations.imports.show', [id])
    } catch (error) {
      if (error instanceof SheetError) refuseField('file', say(error.code))
      throw error
    }
  }

  async show(ctx: HttpContext) {
    const row = await Import.findOrFail(ctx.params.id)
    const bouncer = ctx.bouncer.with('OperationsImportPolicy')
    await bouncer.authorize('view', row)
    const { text, page } = listQuery(ctx)
    const shown = await showImport(row, { outcome: text('rows'), page }, ctx.locale)
    const isMine = row.ownerId === ctx.actor!.personId
    return ctx.view.render('pages/operations/imports/show', { ...shown, isMine })
  }

  /** Gives an import up that has not been applied. */
  async destroy(ctx: HttpContext) {
    const row = await Import.findOrFail(ctx.params.id)
    await ctx.bouncer.with('OperationsImportPolicy').authorize('change', row)
    const isGone = await discardImport(ctx.actor!, row.id)
    if (isGone) notice(ctx, 'imports.show.discarded')
    else notice(ctx, 'imports.show.too_late', {}, 'warn')
    return ctx.response.redirect().status(303).toRoute('operations.imports.index')
  }
}

/** The file that was sent; without one the import is called after where it looks. */
function sentFile(file: MultipartFile | null, options: ImportOptions) {
  if (file?.tmpPath) return { path: file.tmpPath, name: file.clientName, size: file.size }
  return { path: null, name: options.folder ?? options.url ?? '', size: 0 }
}

/** The kind that the address or the form names. */
export function kindOf({ request, locale }: Pick<HttpContext, 'request' | 'locale'>) {
  const kind = importKind(String(request.input('kind', '')))
  if (!kind) throw new Exception(translate(locale, 'imports.unknown_kind'), { status: 404 })
  return kind
}
