import vine from '@vinejs/vine'
import { receiveFile } from '#media/actions/receive_file'
import { takeUpload } from '#media/actions/take_upload'
import { refuseField } from '#shared/http/refuse_field'
import { problemText } from '#media/problem_text'
import type { Actor } from '#shared/actor'
import type { Locale } from '#config/i18n'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import type { SentFile } from '#media/types'

/** What a form says of files that arrived in pieces before it. */
export type Sent = { id: string; name: string }

export const sentList = (most: number) =>
  vine
    .array(vine.object({ id: vine.string().uuid(), name: vine.string().maxLength(255) }))
    .maxLength(most)
    .optional()

type Field = { name: string; purpose: string; form?: MultipartFile[]; sent?: Sent[] }

/**
 * The files of one field of a form, whichever way they came, kept as blobs. One that is dangerous or broken refuses
 * the form at this field, with the reason. Call it before the transaction that uses them.
 */
export async function sentFiles(actor: Actor, field: Field, locale: Locale): Promise<SentFile[]> {
  const found: SentFile[] = []
  const outcomes = [
    ...(field.sent ?? []).map(({ id }) => takeUpload(actor, id, field.purpose)),
    ...(field.form ?? []).map((file) => receiveFile(file.tmpPath!, file.clientName)),
  ]
  for (const outcome of await Promise.all(outcomes)) {
    if (outcome.ok) found.push(outcome.value)
    else refuseField(field.name, problemText(outcome.error, locale))
  }
  return found
}
