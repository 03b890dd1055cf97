import { locales } from '#config/i18n'
import { attribution } from '#library/queries/attribution'
import type { ResourceRow } from '#library/queries/find_resource'

/** How to name the work, in both languages, as a text file that lies beside it. */
export async function attributionText(resource: ResourceRow, source: string): Promise<string> {
  const parts: string[] = []
  for (const locale of locales) {
    const { text, licence, href, changes } = await attribution(resource, source, locale)
    parts.push([text, licence, href, ...changes].filter(Boolean).join('\n'))
  }
  return `${parts.join('\n\n')}\n`
}
