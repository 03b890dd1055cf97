import vine from '@vinejs/vine'
import { xapiVersions } from '#runtime/lrs/versions'
import { isIri } from '#runtime/lrs/validation/values'

const addresses = vine.createRule((value, _options, field) => {
  const bad = String(value)
    .split(/\s+/)
    .find((one) => one && !isIri(one))
  if (bad) field.report('The {{ field }} field must be addresses', 'url', field)
})

/** Addresses, one a line. */
const lines = () => vine.string().trim().maxLength(4000).use(addresses()).nullable()

/** Another record store. The password may be left out where one is kept. */
export const recordStoreValidator = vine.create({
  name: vine.string().label().minLength(2).maxLength(100),
  endpoint: vine
    .string()
    .trim()
    .url({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
    .maxLength(300),
  username: vine.string().trim().minLength(1).maxLength(200),
  password: vine.string().maxLength(300).nullable(),
  version: vine.enum(xapiVersions),
  verbs: lines(),
  activities: lines(),
  is_active: vine.boolean().optional(),
})
