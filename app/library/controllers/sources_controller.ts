import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { latinDigits } from '#shared/khmer/index'
import { Import } from '#shared/imports/import'
import { beginPreview } from '#shared/imports/change_import'
import { setMeanings } from '#library/actions/set_meanings'
import { listSources } from '#library/queries/list_sources'
import { resourceCodes } from '#library/queries/resource_codes'
import { sourcePage } from '#library/queries/source_page'
import { findSource } from '#library/sources/source_store'
import { meaningsValidator } from '#library/validators/source'
import type { Actor } from '#shared/actor'
import type { HttpContext } from '@adonisjs/core/http'

/** Where resources were brought from, and what the words of a source mean here. */
export default class SourcesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('LibrarySourcePolicy').authorize('list')
    const list = await listSources(ctx.actor!, listQuery(ctx).page, ctx.locale)
    return ctx.view.render('pages/library/sources/index', list)
  }

  async show(ctx: HttpContext) {
    const source = await sourceOf(ctx)
    await ctx.bouncer.with('LibrarySourcePolicy').authorize('change', source)
    const { text, page } = listQuery(ctx)
    const shown = await sourcePage(source, page, ctx.locale)
    return ctx.view.render('pages/library/sources/show', { ...shown, preview: text('import') })
  }

  async update(ctx: HttpContext) {
    const source = await sourceOf(ctx)
    await ctx.bouncer.with('LibrarySourcePolicy').authorize('change', source)
    const { terms, import: preview } = await ctx.request.validateUsing(meaningsValidator, {
      meta: await resourceCodes(),
    })
    await setMeanings(ctx.actor!, source, terms.map(meaningOf))
    notice(ctx, 'library.sources.saved')
    const back = ctx.response.redirect().status(303)
    if (preview && (await lookAgain(ctx.actor!, preview))) return back.toPath(`/imports/${preview}`)
    return back.toPath(`/library/sources/${source.id}`)
  }
}

async function sourceOf({ params }: HttpContext) {
  const source = await findSource(params.id)
  if (!source) throw new Exception('No such source', { status: 404, code: 'E_ROW_NOT_FOUND' })
  return source
}

type Typed = {
  id: string
  licence?: string | null
  subject?: string | null
  grades?: string | null
}

function meaningOf({ id, licence, subject, grades }: Typed) {
  const numbers = latinDigits(grades ?? '')
    .split(/[^\d]+/)
    .map(Number)
    .filter((one) => one >= 1 && one <= 12)
  return {
    id,
    meaning: {
      ...(licence ? { licence } : {}),
      ...(subject ? { subject } : {}),
      ...(numbers.length > 0 ? { grades: numbers } : {}),
    },
  }
}

/** Makes the preview anew from which somebody came. */
async function lookAgain(actor: Actor, id: string) {
  const row = await Import.find(id)
  return row?.ownerId === actor.personId && (await beginPreview(actor, id))
}
