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
import * as certificates from '#courses/queries/certificates'
import { awardCourse } from '#courses/actions/award_course'
import { findCourse } from '#courses/queries/courses'
import { headOf } from '#courses/queries/course_page'
import { taughtCourse } from '#courses/changeable_course'
import type { HttpContext } from '@adonisjs/core/http'

const AT_ONCE = 50

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
    const { pager, personIds } = await certificates.throughPage(course, page)
    const seen = await seenByName(actor!, personIds)
    const awards = await awardsFor(`${certificates.COURSE}:${course.id}`, seen)
    const [{ total }] = await certificates.withoutCertificate(course).count('* as total')
    return view.render('pages/courses/course_certificates/index', {
      ...{ ...headOf(course, locale), pager },
      missing: certificates.givesCertificate(course) ? Number(total) : 0,
      sheets: awards.map((award) => certificatePage(award, phoneAddress(request))),
    })
  }

  /** For those who had completed it before it gave any, so many at a time. */
  async update(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const rows = await certificates
      .withoutCertificate(course)
      .orderBy('completed_at')
      .limit(AT_ONCE)
      .select('id')
    for (const { id } of rows) await transaction((trx) => awardCourse(trx, id))
    return ctx.response.redirect().status(303).toPath(`/courses/${course.code}/certificates`)
  }

  /** The same for oneself. */
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
