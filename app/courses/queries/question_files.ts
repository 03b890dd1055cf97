import db from '@adonisjs/lucid/services/db'
import { blobsById } from '#media/queries/blobs_by_id'
import type { Pictures } from '#courses/render_text'
import type { Question } from '#shared/questions/types'
import type { Locale } from '#config/i18n'
import { inLocale } from '#shared/http/translate'

/** The bytes of a picture of a version by its name; undefined where there is none. */
export async function questionFile(versionId: string, name: string) {
  const row = await db.from('courses_question_files').where({ version_id: versionId, name }).first()
  const blobs = row && (await blobsById([row.blob_id]))
  return blobs?.get(row.blob_id)
}

/** Where the pictures of a version lie, for its texts. */
export const picturesOf =
  (question: Question, versionId: string, locale: Locale): Pictures =>
  (name) => {
    const picture = question.pictures?.find((one) => one.name === name)
    if (!picture) return undefined
    return {
      href: `/question-files/${versionId}/${encodeURIComponent(name)}`,
      alt: inLocale(locale, picture.alt?.km ?? null, picture.alt?.en ?? null),
    }
  }
