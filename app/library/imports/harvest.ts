import { translate } from '#shared/http/translate'
import { OutgoingError, safeUrl } from '#shared/http/outgoing'
import { isOnlyMirror } from '#shared/server_role'
import { EDITORS } from '#library/access'
import { openOaiSource } from '#library/sources/oai/source'
import { sourceImport } from '#library/sources/source_import'

/** A repository by its address (OAI-PMH 2.0): what it says of its works, and the way to them. */
export const harvestImport = sourceImport({
  ...{ kind: 'library.harvest', file: 'none', accept: '', roles: EDITORS },
  // A mirror may have no way out at all, and its library is that of its origin.
  notHere: () => (isOnlyMirror() ? 'mirror' : undefined),
  async options(_actor, locale) {
    const say = (key: string) => translate(locale, `library.sources.harvests.${key}`)
    return [
      { name: 'url', type: 'url', required: true, choices: [] },
      { name: 'set', type: 'text', choices: [] },
      {
        ...{ name: 'whole', required: true },
        choices: ['no', 'yes'].map((value) => ({ value, text: say(value) })),
      },
    ]
  },
  async refuse({ url = '' }) {
    try {
      safeUrl(url)
      return undefined
    } catch (error) {
      if (error instanceof OutgoingError) return { field: 'url', code: 'oai_address' }
      throw error
    }
  },
  open: openOaiSource,
})
