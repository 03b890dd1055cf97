import vine from '@vinejs/vine'
import env from '#start/env'
import { sentList } from '#media/actions/sent_files'

const size = `${env.get('UPLOAD_LIMIT_MB')}mb`
const archive = () =>
  vine.file({ size, extnames: ['zip', 'h5p', 'imscc', 'epub', 'elp', 'elpx', 'pif'] })

/** With the form, or in pieces before it. */
const arriving = () => ({
  file: archive().optional().requiredIfMissing('uploads'),
  uploads: vine.object({ file: sentList(1) }).optional(),
})

/** `meta.institutions` are the ones for which the person may bring packages. */
export const uploadValidator = vine
  .withMetaData<{ institutions: string[] }>()
  .create({ ...arriving(), institution_id: vine.enum((field) => field.meta.institutions) })

export const versionValidator = vine.create(arriving())

export const settingsValidator = vine.create({
  title: vine.string().maxLength(300).label(),
  attempts: vine.enum(['resume', 'new'] as const),
  max_attempts: vine.number().withoutDecimals().range([1, 100]).nullable().optional(),
  mastery_overrides: vine.boolean().optional(),
})

export const launchValidator = vine.create({
  wish: vine.enum(['go_on', 'again', 'review'] as const).optional(),
})

export const launchFileValidator = vine.create({
  item: vine.string().maxLength(500),
  path: vine.string().maxLength(1000),
})
