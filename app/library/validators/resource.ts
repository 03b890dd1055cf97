import vine from '@vinejs/vine'
import env from '#start/env'
import { sentList } from '#media/actions/sent_files'
import { aids, audiences, languages, scopes } from '#library/types'

const text = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
const title = () => vine.string().maxLength(300).label().nullable()
const size = `${env.get('UPLOAD_LIMIT_MB')}mb`
const file = () => vine.file({ size })
const captions = () => vine.file({ size: '5mb', extnames: ['vtt', 'srt'] })
const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg']
const picture = () => vine.file({ size, extnames: PICTURES })

/** What was written with commas between: Latin ones or the Khmer sign «៖» is none of them. */
const list = () => vine.string().trim().maxLength(1000).nullable().optional()

/** The form of a resource. `meta` has the codes that may be chosen. */
export const resourceValidator = vine
  .withMetaData<{ licences: string[]; subjects: string[]; grades: string[]; tracks: string[] }>()
  .create({
    title_km: title().optional().requiredIfMissing('title_en'),
    title_en: title().optional(),
    description_km: text(2000),
    description_en: text(2000),
    body_km: text(200_000),
    body_en: text(200_000),
    licence: vine.enum((field) => field.meta.licences),
    holder_km: text(200),
    holder_en: text(200),
    authors: list(),
    contributors: list(),
    publisher_km: text(200),
    publisher_en: text(200),
    source_url: vine
      .string()
      .trim()
      .maxLength(1000)
      .url({ protocols: ['http', 'https'], require_protocol: true })
      .nullable()
      .optional(),
    accessibility: vine.array(vine.enum(aids)).optional(),
    not_redistributable: vine.boolean().optional(),
    scope: vine.enum(scopes).optional(),
    proof: vine.file({ size, extnames: ['pdf', 'png', 'jpg', 'jpeg'] }).optional(),
    keywords_km: list(),
    keywords_en: list(),
    languages: vine.array(vine.enum(languages)).minLength(1),
    subject: vine
      .enum((field) => field.meta.subjects)
      .nullable()
      .optional(),
    lessons: vine.array(vine.string().maxLength(40)).maxLength(60).optional(),
    outcomes: vine.array(vine.string().maxLength(60)).maxLength(200).optional(),
    grades: vine.array(vine.enum((field) => field.meta.grades)).optional(),
    track: vine
      .enum((field) => field.meta.tracks)
      .nullable()
      .optional(),
    minutes: vine.number().withoutDecimals().range([1, 6000]).nullable().optional(),
    audience: vine.array(vine.enum(audiences)).minLength(1),
    teacher_only: vine.boolean().optional(),
    alt_km: text(500),
    alt_en: text(500),
    file: file().optional(),
    file_km: file().optional(),
    file_en: file().optional(),
    pictures: vine.array(picture()).maxLength(20).optional(),
    captions_km: captions().optional(),
    captions_en: captions().optional(),
    uploads: vine
      .object({
        ...{ file: sentList(1), file_km: sentList(1), file_en: sentList(1), proof: sentList(1) },
        ...{ pictures: sentList(20), captions_km: sentList(1), captions_en: sentList(1) },
      })
      .optional(),
    standing: vine
      .array(
        vine.object({
          name: vine.string().maxLength(200),
          alt_km: text(500),
          alt_en: text(500),
          remove: vine.boolean().optional(),
        })
      )
      .maxLength(100)
      .optional(),
  })
