import db from '@adonisjs/lucid/services/db'
import { Exception } from '@adonisjs/core/exceptions'
import { notice } from '#shared/http/notice'
import { listQuery } from '#shared/http/list_query'
import { phoneAddress } from '#shared/http/addresses'
import { recordRead } from '#shared/audit/record_read'
import { transaction } from '#shared/database/transaction'
import { seenByName } from '#identity/queries/seen_names'
import { certificatePage } from '#credentials/queries/certificate_page'
import { awardsFor } from '#credentials/queries/awards'
import { COURSE } from '#courses/queries/certificates'
import { awardCourse } from '#courses/actions/award_course'
import { findCourse } from '#courses/queries/courses'
import { headOf } from '#courses/queries/course_page'
import { coursePeople } from '#courses/queries/course_people'
import { taughtCourse } from '#courses/changeable_course'
import type { HttpContext } from '@adonisjs/core/http'

/** The certificates of a course: a learner's own, and those of a class on paper. */
export default class CourseCertificatesController {
  /** The sheets of the learners whom this teacher sees by name, thirty at a time. */
  async index(ctx: HttpContext) {
    const { actor, locale, request, view } = ctx
    const course = await taughtCourse(ctx)
    const { page } = listQuery(ctx)
    await recordRead(actor!, {
      ...{ verb: 'courses.certificates_read', subject: { type: 'course', id: course.id } },
      institutionId: course.institutionId,
    })
    const found = await coursePeople(course, actor!, locale, { filter: 'through', page })
    const ids = found.learners.map(({ personId }) => personId)
    const awards = await awardsFor(`${COURSE}:${course.id}`, await seenByName(actor!, ids))
    return view.render('pages/courses/course_certificates/index', {
      ...{ ...headOf(course, locale), pager: found.pager },
      sheets: awards.map((award) => certificatePage(award, phoneAddress(request))),
    })
  }

  /** Of who has completed it before it gave any. */
  async store(ctx: HttpContext) {
    const course = await findCourse(ctx.params.code)
    const mine = { course_id: course.id, person_id: ctx.actor!.personId }
    const enrolment = await db.from('courses_enrolments').where(mine).select('id').first()
    if (!enrolment) throw new Exception('Not enrolled', { status: 404, code: 'E_ROW_NOT_FOUND' })
    const serial = await transaction((trx) => awardCourse(trx, enrolment.id))
    const path = serial ? `/certificates/${serial}` : `/courses/${course.code}`
    if (!serial) notice(ctx, 'course.certificate.none', {}, 'warn')
    return ctx.response.redirect().status(303).toPath(path)
  }
}
