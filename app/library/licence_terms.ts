/** What a licence asks for and allows, read from its code. Pure: asks nothing of the database. */
export type LicenceTerms =
  | { family: 'open' }
  | { family: 'cc'; by: true; nc: boolean; sa: boolean; nd: boolean; version: number }
  | { family: 'permission' | 'exception' | 'reserved' | 'unknown' }

const CREATIVE_COMMONS = /^CC-BY(-NC)?(?:-(SA|ND))?-([1-4]\.\d)$/

/** Given up, never protected, or software licences that ask for a name only. */
const OPEN = ['CC0-1.0', 'PUBLIC-DOMAIN']

/** Licences of packs that ask for a name: what is made with them may carry any licence. */
const NAMED = ['MIT', 'Apache-2.0']

const OTHERS: Record<string, LicenceTerms['family']> = {
  'MINISTRY-PERMISSION': 'permission',
  'EDUCATION-EXCEPTION': 'exception',
  'ALL-RIGHTS-RESERVED': 'reserved',
}

export function termsOf(code: string): LicenceTerms {
  if (OPEN.includes(code)) return { family: 'open' }
  if (NAMED.includes(code)) {
    return { family: 'cc', by: true, nc: false, sa: false, nd: false, version: 4 }
  }
  const [whole, nc, last, version] = CREATIVE_COMMONS.exec(code) ?? []
  if (whole) {
    const parts = { nc: Boolean(nc), sa: last === 'SA', nd: last === 'ND' }
    return { family: 'cc', by: true, ...parts, version: Number(version) }
  }
  return { family: (OTHERS[code] ?? 'unknown') as 'unknown' }
}
