import { sentFiles } from '#media/actions/sent_files'
import * as form from '#courses/editing/typed'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { Question } from '#shared/questions/types'
import type { QuestionFileInput } from '#courses/actions/write_question'

type Sent = { standing?: unknown; pictures?: MultipartFile[] }

/** A name as it can stand in a text and in an address. */
export const plainName = (name: string) =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .slice(-100)

/** The pictures of a question out of its form: those that stay, and those that were sent. */
export async function formPictures(
  typed: Sent,
  there: QuestionFileInput[],
  { actor, locale }: { actor: Actor; locale: Locale }
) {
  const rows = form.rowsOf(typed.standing)
  const stay = there.filter(
    ({ name }) => !rows.some((row) => row.name === name && form.isOn(row.remove))
  )
  const files = [...stay]
  const sent = await sentFiles(
    actor,
    { name: 'pictures', purpose: 'library.file', form: typed.pictures ?? [] },
    locale
  )
  for (const { name, blob } of sent) {
    const wished = plainName(name)
    const taken = files.some((one) => one.name === wished)
    files.push({ name: taken ? `${files.length + 1}-${wished}` : wished, blobId: blob.id })
  }
  const pictures: NonNullable<Question['pictures']> = files.map(({ name }) => {
    const row = rows.find((one) => one.name === name)
    return form.given({ name, alt: form.textOf(row?.alt_km, row?.alt_en) })
  })
  return { files, pictures }
}
