import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { codeList } from '#institutions/queries/code_list'
import { openFramework } from '#curriculum/open_framework'
import { createNode } from '#curriculum/actions/create_node'
import { deleteNode } from '#curriculum/actions/delete_node'
import { updateNode } from '#curriculum/actions/update_node'
import { aboveOf, domains, isLevel, type Level } from '#curriculum/levels'
import { nodeInput, nodeValidators } from '#curriculum/validators/node'
import { findNode, nodePage, pathAbove, topicsOf } from '#curriculum/queries/node_page'
import Subject from '#curriculum/models/subject'
import type { HttpContext } from '@adonisjs/core/http'

/** Chapters, lessons, topics and outcomes as those who write the curriculum add and correct them. */
export default class NodesController {
  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const framework = await openFramework(ctx)
    const { level, above, row } = await this.place(ctx)
    const grade = Number(ctx.request.input('grade')) || undefined
    return ctx.view.render('pages/curriculum/nodes/create', {
      ...{ level, domains },
      node: { grade, track: ctx.request.input('track'), domain: ctx.request.input('domain') },
      above: { id: row.id, code: row.code, level: above, title: nameOf(row, ctx) },
      framework: { id: framework.id, name: `${framework.code} ${framework.version}` },
      tracks: await codeList('grade_track', ctx.locale),
      topics: level === 'outcome' ? await topicsOf(row.id, ctx.locale) : [],
      back: backTo(framework.id, above, row),
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const framework = await openFramework(ctx)
    const { level, above, row } = await this.place(ctx)
    const input = nodeInput(level, await validated(ctx, level))
    const result = await createNode(ctx.actor!, framework.id, level, row.id, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'curriculum.nodes.create.done', { code: result.value.code })
    const back = backTo(framework.id, above, { ...row, grade: input.grade ?? row.grade })
    return ctx.response.redirect().status(303).toPath(back)
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const found = await findNode(ctx.params.level, ctx.params.id)
    return ctx.view.render('pages/curriculum/nodes/edit', {
      ...(await nodePage(found, ctx.locale)),
      domains,
      tracks: await codeList('grade_track', ctx.locale),
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const { level, row } = await findNode(ctx.params.level, ctx.params.id)
    const input = nodeInput(level, await validated(ctx, level))
    const result = await updateNode(ctx.actor!, level, row.id, input)
    if (!result.ok) return refuse(ctx, result.error)
    notice(ctx, 'curriculum.nodes.edit.done', { code: row.code })
    return ctx.response.redirect().status(303).toPath(`/curriculum/nodes/${level}/${row.id}/edit`)
  }

  async destroy(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const { level, row, framework } = await findNode(ctx.params.level, ctx.params.id)
    const path = await pathAbove(level, row)
    const result = await deleteNode(ctx.actor!, level, row.id)
    const here = `/curriculum/nodes/${level}/${row.id}/edit`
    if (result.ok) notice(ctx, 'curriculum.nodes.edit.deleted', { code: row.code })
    else notice(ctx, `curriculum.problems.${result.error.type}`, {}, 'bad')
    const last = path.at(-1)!
    const place = last.level === 'subject' ? { ...last.row, grade: row.grade } : last.row
    const back = backTo(framework.id, last.level, place)
    return ctx.response
      .redirect()
      .status(303)
      .toPath(result.ok ? back : here)
  }

  /** The row below which something is added, from the address or the form. */
  private async place({ request }: HttpContext) {
    const level = request.input('level')
    if (!isLevel(level)) throw new Exception('No such level', { status: 404 })
    const above = aboveOf[level].level
    const id = request.input('above')
    const row = above === 'subject' ? await subjectRow(id) : await rowOf(above, id)
    return { level, above, row }
  }
}

const subjectRow = async (id: unknown) => {
  const subject = await Subject.findOrFail(String(id))
  return subject.$attributes as Record<string, any>
}

const rowOf = async (level: Level, id: unknown) => {
  const { row } = await findNode(level, id)
  return row
}

const nameOf = (row: Record<string, any>, { locale }: HttpContext) =>
  inLocale(locale, row.title_km ?? row.nameKm, row.title_en ?? row.nameEn)

/** Where a row is seen among its siblings. */
const backTo = (frameworkId: string, above: string, row: Record<string, any>) =>
  above === 'subject'
    ? `/curriculum/frameworks/${frameworkId}/outline/${row.code}?grade=${row.grade ?? ''}`
    : `/curriculum/nodes/${above}/${row.id}/edit`

async function validated(ctx: HttpContext, level: Level): Promise<Record<string, any>> {
  if (level !== 'chapter') return ctx.request.validateUsing(nodeValidators[level] as any)
  const tracks = await codeList('grade_track', ctx.locale)
  const meta = { tracks: tracks.map(({ code }) => code) }
  return ctx.request.validateUsing(nodeValidators.chapter, { meta })
}

const refuse = ({ locale }: HttpContext, { type, field }: { type: string; field: string }) =>
  refuseField(field, translate(locale, `curriculum.problems.${type}`))
