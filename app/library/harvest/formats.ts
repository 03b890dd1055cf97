import { dublinCore } from '#library/harvest/dublin_core'
import { lom } from '#library/harvest/lom'
import { OaiError } from '#library/harvest/oai_error'

/** The forms in which every record is given. */
export const formats = [dublinCore, lom]

export function formatOf(prefix: string) {
  const format = formats.find((one) => one.prefix === prefix)
  if (format) return format
  throw new OaiError('cannotDisseminateFormat', `${prefix} is not a format of this repository`)
}
