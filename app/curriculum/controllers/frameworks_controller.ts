import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { historyOf } from '#shared/audit/history'
import { openFramework } from '#curriculum/open_framework'
import { gradesOf } from '#curriculum/queries/subject_grades'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { listFrameworks } from '#curriculum/queries/list_frameworks'
import { createFramework } from '#curriculum/actions/create_framework'
import { updateFramework } from '#curriculum/actions/update_framework'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { frameworkInput, frameworkValidator } from '#curriculum/validators/framework'
import Framework from '#curriculum/models/framework'
import type { HttpContext } from '@adonisjs/core/http'

/** The versions of the curriculum. */
export default class FrameworksController {
  async index(ctx: HttpContext) {
    const mayEdit = await editsCurriculum(ctx.actor)
    const frameworks = await listFrameworks(ctx.locale, mayEdit)
    return ctx.view.render('pages/curriculum/frameworks/index', { frameworks, mayEdit })
  }

  async show(ctx: HttpContext) {
    const framework = await openFramework(ctx)
    const mayEdit = await editsCurriculum(ctx.actor)
    const { id, titleKm, titleEn, noteKm, noteEn, copiedFromId } = framework
    const source = copiedFromId ? await Framework.find(copiedFromId) : null
    const grades = await gradesOf(id)
    const subjects = await listSubjects(ctx.locale)
    return ctx.view.render('pages/curriculum/frameworks/show', {
      framework: {
        ...{ id, code: framework.code, version: framework.version, status: framework.status },
        ...{ isVisible: Boolean(framework.isVisible), yearFrom: framework.yearFrom },
        title: inLocale(ctx.locale, titleKm, titleEn),
        note: inLocale(ctx.locale, noteKm, noteEn),
        inForceAt: framework.inForceAt,
      },
      source: source && { id: source.id, name: `${source.code} ${source.version}` },
      subjects: subjects.map(({ id: subjectId, code, name }) => ({
        ...{ code, name },
        grades: grades.filter((one) => one.subjectId === subjectId),
      })),
      hours: grades.reduce((sum, one) => sum + one.hours, 0),
      lessons: grades.reduce((sum, one) => sum + one.lessons, 0),
      mayEdit,
      history: mayEdit ? await historyOf({ type: 'framework', id }, ctx.locale) : [],
    })
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const sources = await listFrameworks(ctx.locale, true)
    const from = ctx.request.input('copied_from') ?? listQuery(ctx).text('from')
    const source = sources.find(({ id }) => id === from)
    return ctx.view.render('pages/curriculum/frameworks/create', {
      sources,
      framework: { copied_from: source?.id, code: source?.code },
    })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const form = await ctx.request.validateUsing(frameworkValidator)
    const from = form.copied_from ? await openFramework(ctx, form.copied_from) : null
    const result = await createFramework(ctx.actor!, frameworkInput(form), from?.id ?? null)
    if (!result.ok) return refuse(ctx, result.error.type)
    notice(ctx, 'curriculum.frameworks.create.done')
    return ctx.response.redirect().status(303).toPath(`/curriculum/frameworks/${result.value.id}`)
  }

  async edit(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const one = await openFramework(ctx)
    return ctx.view.render('pages/curriculum/frameworks/edit', {
      framework: {
        ...{ id: one.id, code: one.code, version: one.version, year_from: one.yearFrom },
        ...{ title_km: one.titleKm, title_en: one.titleEn, is_visible: Boolean(one.isVisible) },
        ...{ note_km: one.noteKm, note_en: one.noteEn, status: one.status },
      },
    })
  }

  async update(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const framework = await openFramework(ctx)
    const form = await ctx.request.validateUsing(frameworkValidator)
    const result = await updateFramework(ctx.actor!, framework.id, frameworkInput(form))
    if (!result.ok) return refuse(ctx, result.error.type)
    notice(ctx, 'curriculum.frameworks.edit.done')
    return ctx.response.redirect().status(303).toPath(`/curriculum/frameworks/${framework.id}`)
  }
}

const refuse = ({ locale }: HttpContext, type: string) =>
  refuseField('version', translate(locale, `curriculum.problems.${type}`))
