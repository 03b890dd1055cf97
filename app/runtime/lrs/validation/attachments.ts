import { refuse } from '#runtime/lrs/problem'
import { arrayOf, objectOf } from '#runtime/lrs/validation/json'
import { iriOf, languageMapOf, mediaTypeOf } from '#runtime/lrs/validation/values'

const ATTACHMENT = new Set([
  ...['usageType', 'display', 'description', 'contentType', 'length', 'sha2', 'fileUrl'],
])

// SHA-224, 256, 384 or 512 in hexadecimal digits.
const SHA2 = /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i

export function checkAttachments(value: unknown, path: string) {
  arrayOf(value, path).forEach((one, at) => {
    const here = `${path}[${at}]`
    const attachment = objectOf(one, here, ATTACHMENT)
    iriOf(attachment.usageType, `${here}.usageType`)
    languageMapOf(attachment.display, `${here}.display`)
    if (attachment.description !== undefined) {
      languageMapOf(attachment.description, `${here}.description`)
    }
    mediaTypeOf(attachment.contentType, `${here}.contentType`)
    if (!Number.isInteger(attachment.length) || attachment.length < 0) {
      refuse(`${here}.length`, 'must be a number of bytes')
    }
    if (typeof attachment.sha2 !== 'string' || !SHA2.test(attachment.sha2)) {
      refuse(`${here}.sha2`, 'must be a SHA-2 in hexadecimal digits')
    }
    if (attachment.fileUrl !== undefined) iriOf(attachment.fileUrl, `${here}.fileUrl`)
  })
}
