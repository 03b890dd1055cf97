import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'

/** Why an upload is not taken: what the tus server answers with, as a sentence for people and a code for programs. */
export class UploadRefusal extends Error {
  constructor(
    readonly status_code: number,
    readonly code: string,
    readonly data: Record<string, string | number> = {}
  ) {
    super(`The upload was refused: ${code}`)
  }

  body(locale: Locale) {
    return JSON.stringify({
      code: this.code,
      text: translate(locale, `media.refusals.${this.code}`, this.data),
    })
  }
}
