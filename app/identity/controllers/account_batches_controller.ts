import { readFile } from 'node:fs/promises'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { translate } from '#shared/http/translate'
import { createAccountBatch } from '#identity/actions/create_account_batch'
import { deleteAccountBatch } from '#identity/actions/delete_account_batch'
import { mayHavePin } from '#identity/levels'
import { readRows } from '#identity/batches/read_rows'
import { batchForm } from '#identity/queries/batch_form'
import { batchPage } from '#identity/queries/batch_page'
import { findBatch } from '#identity/queries/find_batch'
import { findClass } from '#identity/queries/find_class'
import { accountBatchValidator } from '#identity/validators/account_batch'
import type { HttpContext } from '@adonisjs/core/http'

/** Lists of people who get accounts together: read, looked at, made. */
export default class AccountBatchesController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('IdentityAccountBatchPolicy').authorize('create')
    const { text, page } = listQuery(ctx)
    const institutionId = ctx.request.input('institution_id') ?? text('institution')
    const wanted = { institutionId, q: text('q'), page }
    return ctx.view.render(
      'pages/identity/account_batches/create',
      await batchForm(ctx.actor!, wanted, ctx.locale)
    )
  }

  async store(ctx: HttpContext) {
    const bouncer = ctx.bouncer.with('IdentityAccountBatchPolicy')
    await bouncer.authorize('create')
    const form = await ctx.request.validateUsing(accountBatchValidator)
    const at = { institutionId: form.institution_id, role: form.role }
    await bouncer.authorize('view', at)
    if (form.secret_kind === 'pin' && !mayHavePin([form.role])) {
      refuseField('secret_kind', translate(ctx.locale, 'people.form.pin_for_pupils'))
    }
    const classId = form.class_id ?? null
    const schoolClass = classId ? await findClass(classId) : null
    if (schoolClass && schoolClass.institutionId !== at.institutionId) {
      refuseField('class_id', translate(ctx.locale, 'people.batches.other_class'))
    }
    const text = form.file?.tmpPath ? await readFile(form.file.tmpPath, 'utf8') : form.lines
    const read = readRows(text ?? '', form.role)
    if (!read.ok) refuseField('lines', translate(ctx.locale, `people.batches.${read.error.type}`))
    const list = { ...at, classId, secretKind: form.secret_kind, rows: read.value }
    const batch = await createAccountBatch(ctx.actor!, list)
    return ctx.response.redirect().status(303).toRoute('identity.account_batches.show', [batch.id])
  }

  async show(ctx: HttpContext) {
    const batch = await findBatch(ctx.params.id)
    await ctx.bouncer.with('IdentityAccountBatchPolicy').authorize('view', batch)
    const page = await batchPage(batch, listQuery(ctx).page, ctx.locale)
    return ctx.view.render('pages/identity/account_batches/show', page)
  }

  async destroy(ctx: HttpContext) {
    const batch = await findBatch(ctx.params.id)
    await ctx.bouncer.with('IdentityAccountBatchPolicy').authorize('view', batch)
    await deleteAccountBatch(ctx.actor!, batch.id)
    return ctx.response.redirect().status(303).toRoute('identity.account_batches.create')
  }
}
