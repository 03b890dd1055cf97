import { child, children, textOf, type Element } from '#shared/archive/read_xml'

type Standard = { standard: 'scorm12' | 'scorm2004'; edition: string; isGuessed: boolean }

/** Which SCORM a manifest is of: by its `schemaversion` in all its spellings, else by the namespaces it names. */
export function standardOf(manifest: Element, raw: string): Standard {
  const metadata = child(manifest, 'metadata')
  const version = textOf(metadata, 'schemaversion')?.toLowerCase() ?? ''
  const spelled = bySpelling(version)
  if (spelled) return { ...spelled, isGuessed: false }
  if (/adlcp_v1p3|imsss|adlseq_v1p3|adlnav_v1p3/i.test(raw)) {
    return { standard: 'scorm2004', edition: '4th', isGuessed: true }
  }
  return { standard: 'scorm12', edition: '1.2', isGuessed: true }
}

function bySpelling(version: string) {
  const scorm2004 = (edition: string) => ({ standard: 'scorm2004' as const, edition })
  if (/4th/.test(version)) return scorm2004('4th')
  if (/3rd/.test(version)) return scorm2004('3rd')
  if (/2nd|cam\s*1\.3|^1\.3$/.test(version)) return scorm2004('2nd')
  if (/2004/.test(version)) return scorm2004('3rd')
  if (/^1\.[012]/.test(version)) return { standard: 'scorm12' as const, edition: '1.2' }
  return undefined
}

/** IMS Common Cartridges have a manifest of the same name, but nothing in it plays. */
export function isCartridge(manifest: Element, raw: string) {
  const schema = textOf(child(manifest, 'metadata'), 'schema') ?? ''
  if (/common cartridge|thin/i.test(schema) || /imscc(?:v|_|\/|p)/i.test(raw)) return true
  return children(child(manifest, 'resources'), 'resource').some((one) =>
    /imsccv|imsdt_|imswl_/i.test(String(one['@type'] ?? ''))
  )
}
