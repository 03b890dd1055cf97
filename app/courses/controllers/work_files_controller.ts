import { Exception } from '@adonisjs/core/exceptions'
import { blobsById } from '#media/queries/blobs_by_id'
import { serveBlob } from '#media/actions/serve_blob'
import { findCourseById } from '#courses/queries/courses'
import { teachesCourse } from '#courses/course_access'
import { filesOfHandIn, findHandIn } from '#courses/queries/hand_ins'
import type { HttpContext } from '@adonisjs/core/http'

/** A file that was handed in: for whoever did, and for the teachers of the course. */
export default class WorkFilesController {
  async show(ctx: HttpContext) {
    const handIn = await findHandIn(ctx.params.id, ctx.actor!.personId)
    const isOwn = handIn.personId === ctx.actor!.personId
    const course = await findCourseById(handIn.courseId)
    const isSeen = isOwn || (await teachesCourse(ctx.actor, course))
    const files = isSeen ? await filesOfHandIn(handIn.id) : []
    const file = files.find(({ id }) => id === ctx.params.file)
    const blobs = file && (await blobsById([file.blobId]))
    const blob = blobs?.get(file!.blobId)
    if (!blob) throw new Exception('No such file', { status: 404, code: 'E_ROW_NOT_FOUND' })
    return serveBlob(ctx, blob, { name: file!.name })
  }
}
