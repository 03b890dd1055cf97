import { Exception } from '@adonisjs/core/exceptions'
import { listQuery } from '#shared/http/list_query'
import { notice } from '#shared/http/notice'
import { refuseField } from '#shared/http/refuse_field'
import { inLocale, translate } from '#shared/http/translate'
import { domains } from '#curriculum/levels'
import { chosenFramework } from '#curriculum/open_framework'
import { saveSubject } from '#curriculum/actions/save_subject'
import { codeList } from '#institutions/queries/code_list'
import { gradesOf } from '#curriculum/queries/subject_grades'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { locateCode } from '#curriculum/queries/locate_code'
import { searchCurriculum } from '#curriculum/queries/search_curriculum'
import { currentFramework } from '#curriculum/queries/current_framework'
import { editsCurriculum } from '#curriculum/queries/curriculum_editors'
import { colours, subjectValidator } from '#curriculum/validators/subject'
import { subjectTree } from '#curriculum/queries/subject_tree'
import Subject from '#curriculum/models/subject'
import type { HttpContext } from '@adonisjs/core/http'

const missing = () => new Exception('No such subject', { status: 404, code: 'E_ROW_NOT_FOUND' })

/** The syllabus for everyone to read, and its list of subjects for those who write it. */
export default class SubjectsController {
  async index(ctx: HttpContext) {
    const { text, page } = listQuery(ctx)
    const framework = await chosenFramework(ctx)
    const current = await currentFramework()
    const filter = {
      ...{ q: text('q'), subject: text('subject'), grade: text('grade'), domain: text('domain') },
    }
    const grades = framework ? await gradesOf(framework.id) : []
    const listed = await listSubjects(ctx.locale)
    const query = framework && framework.id !== current?.id ? `version=${framework.id}&` : ''
    const subjects = listed
      .map((subject) => ({
        ...subject,
        href: `/curriculum/${subject.code}${query && `?${query.slice(0, -1)}`}`,
        grades: grades
          .filter(({ subjectId }) => subjectId === subject.id)
          .map((one) => ({
            ...one,
            href: `/curriculum/${subject.code}?${query}grade=${one.grade}`,
          })),
      }))
      .filter((one) => one.grades.length > 0 || framework?.id === current?.id)
    const found =
      filter.q && framework
        ? await searchCurriculum(framework.id, { ...filter, q: filter.q, page }, ctx.locale)
        : undefined
    return ctx.view.render('pages/curriculum/subjects/index', {
      ...{ subjects, filter, found, domains },
      framework: framework && {
        ...framework,
        title: inLocale(ctx.locale, framework.titleKm, framework.titleEn),
        isCurrent: framework.id === current?.id,
      },
      allGrades: [...new Set(grades.map(({ grade }) => grade))].sort((a, b) => a - b),
      mayEdit: await editsCurriculum(ctx.actor),
    })
  }

  async show(ctx: HttpContext) {
    const { view, actor, locale } = ctx
    const { text } = listQuery(ctx)
    const code = String(ctx.params.code).toUpperCase()
    const framework = await chosenFramework(ctx)
    const subjects = await listSubjects(locale)
    const subject = subjects.find((one) => one.code === code)
    if (!subject) return this.goTo(ctx, framework?.id, code)
    const all = framework ? await gradesOf(framework.id) : []
    const grades = all.filter(({ subjectId }) => subjectId === subject.id)
    const chosen = grades.find(({ grade }) => grade === Number(text('grade'))) ?? grades[0]
    const filter = {
      ...{ track: text('track'), domain: text('domain'), open: text('open') },
      version: text('version'),
    }
    const tree =
      framework && chosen
        ? await subjectTree(framework.id, subject.id, chosen.grade, { actor, locale, ...filter })
        : { items: [], lessons: 0, hours: 0, tracks: [] }
    const tracks = await codeList('grade_track', locale)
    return view.render('pages/curriculum/subjects/show', {
      ...{ subject, grades, filter, tree, domains, grade: chosen?.grade },
      tracks: tracks.filter((one) => tree.tracks.includes(one.code)),
      frameworkId: framework?.id,
      version: framework && `${framework.code} ${framework.version}`,
      status: framework?.status,
      mayEdit: await editsCurriculum(actor),
    })
  }

  /** A code of anything in the tree leads to its place, opened. */
  private async goTo(
    { response, request }: HttpContext,
    frameworkId: string | undefined,
    code: string
  ) {
    const place = frameworkId ? await locateCode(frameworkId, code) : undefined
    if (!place) throw missing()
    const query = new URLSearchParams({ grade: String(place.grade), open: place.code })
    const version = request.qs().version
    if (typeof version === 'string') query.set('version', version)
    return response.redirect().toPath(`/curriculum/${place.subject}?${query}#${place.code}`)
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    return ctx.view.render('pages/curriculum/subjects/create', { colours })
  }

  async store(ctx: HttpContext) {
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const input = subjectInput(await ctx.request.validateUsing(subjectValidator))
    const result = await saveSubject(ctx.actor!, null, input)
    if (!result.ok) refuse(ctx, result.error.type)
    notice(ctx, 'curriculum.subjects.create.done')
    return ctx.response.redirect().status(303).toPath('/curriculum')
  }

  async edit(ctx: HttpContext) {
    const subject = await find(ctx)
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    return ctx.view.render('pages/curriculum/subjects/edit', { subject, colours })
  }

  async update(ctx: HttpContext) {
    const subject = await find(ctx)
    await ctx.bouncer.with('CurriculumFrameworkPolicy').authorize('edit')
    const input = subjectInput(await ctx.request.validateUsing(subjectValidator))
    await saveSubject(ctx.actor!, subject.id, input)
    notice(ctx, 'curriculum.subjects.edit.done')
    return ctx.response.redirect().status(303).toPath('/curriculum')
  }
}

async function find({ params }: HttpContext) {
  const subject = await Subject.findBy('code', String(params.code).toUpperCase())
  if (!subject) throw missing()
  return subject
}

const refuse = ({ locale }: HttpContext, type: string): never =>
  refuseField('code', translate(locale, `curriculum.problems.${type}`))

type Form = Awaited<ReturnType<typeof subjectValidator.validate>>

const subjectInput = (form: Form) => ({
  code: form.code,
  nameKm: form.name_km,
  nameEn: form.name_en,
  shortKm: form.short_km,
  shortEn: form.short_en,
  colour: form.colour,
  position: form.position,
  hrmisSubjectId: form.hrmis_subject_id ?? null,
  alsoCalled: form.also_called ?? null,
  isRetired: form.is_retired ?? false,
})
