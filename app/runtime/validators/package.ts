import vine from '@vinejs/vine'
import { launchWishes } from '#runtime/actions/launch_package'
import { outsideDecisions } from '#runtime/actions/decide_outside'
import { waiveReasons } from '#runtime/actions/waive_unit'
import { completionRules } from '#runtime/types'
import env from '#start/env'
import type { MultipartFile } from '@adonisjs/core/bodyparser'
import { sentList } from '#media/actions/sent_files'

const size = `${env.get('UPLOAD_LIMIT_MB')}mb`
const EXTNAMES = ['zip', 'h5p', 'imscc', 'epub', 'elp', 'elpx', 'pif', 'xml']

/** By its name: a short file of XML without a declaration has no other sign. What is in it the import looks at. */
const named = vine.createRule((value, _options, field) => {
  const { clientName } = value as MultipartFile
  const extname = clientName.split('.').pop()?.toLowerCase() ?? ''
  if (EXTNAMES.includes(extname)) return
  field.report('The file has another kind', 'file.extname', field, { validationErrors: EXTNAMES })
})

const archive = () => vine.file({ size }).use(named())

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
  rule: vine.enum(completionRules).optional(),
  // A list of one page would be complete by opening it.
  pages: vine
    .array(vine.string().maxLength(1000))
    .minLength(2)
    .maxLength(500)
    .optional()
    .requiredWhen('rule', '=', 'pages'),
  passing: vine.number().min(1).max(100).optional().requiredWhen('rule', '=', 'quiz'),
})

export const waiverValidator = vine.create({
  unit: vine.string().uuid(),
  reason: vine.enum(waiveReasons),
})

export const launchValidator = vine.create({
  wish: vine.enum(launchWishes).optional(),
})

export const launchFileValidator = vine.create({
  item: vine.string().maxLength(500),
  path: vine.string().maxLength(1000),
})

export const outsideDecisionValidator = vine.create({
  decision: vine.enum(outsideDecisions),
  reason: vine.string().trim().maxLength(1000).nullable().optional(),
})
