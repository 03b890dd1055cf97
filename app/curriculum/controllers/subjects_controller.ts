import { Exception } from '@adonisjs/core/exceptions'
import { listSubjects } from '#curriculum/queries/list_subjects'
import { subjectGrades } from '#curriculum/queries/subject_grades'
import { subjectTree } from '#curriculum/queries/subject_tree'
import type { HttpContext } from '@adonisjs/core/http'

/** The syllabus for everyone to read. */
export default class SubjectsController {
  async index({ view, locale }: HttpContext) {
    const grades = await subjectGrades()
    const listed = await listSubjects(locale)
    const subjects = listed.map((subject) => ({
      ...subject,
      href: `/curriculum/${subject.code}`,
      grades: grades.filter(({ subjectId }) => subjectId === subject.id),
    }))
    return view.render('pages/curriculum/subjects/index', { subjects })
  }

  async show({ view, request, params, actor, locale }: HttpContext) {
    const subjects = await listSubjects(locale)
    const subject = subjects.find(({ code }) => code === String(params.code).toUpperCase())
    if (!subject) throw new Exception('No such subject', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const all = await subjectGrades()
    const grades = all.filter(({ subjectId }) => subjectId === subject.id)
    const chosen = grades.find(({ grade }) => grade === Number(request.qs().grade)) ?? grades[0]
    return view.render('pages/curriculum/subjects/show', {
      subject,
      grades,
      grade: chosen?.grade,
      lessons: chosen?.lessons ?? 0,
      chapters: chosen ? await subjectTree(subject.id, chosen.grade, { actor, locale }) : [],
    })
  }
}
