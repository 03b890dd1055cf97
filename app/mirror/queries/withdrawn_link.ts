import { objectStore } from '#mirror/store/objects'
import { isMirrorHere } from '#mirror/role'
import { linkOf, readRevocations, type RevocationEntry } from '#mirror/publisher/revocations'
import Origin from '#mirror/models/origin'

type Links = Map<string, RevocationEntry>

/** The list that was read last: it changes seldom and may be long. */
let read: { name: string; links: Links } | undefined

/** Why a row that never came here is not shown, by the code in its link (docs/protocols/mirror.md section 19). */
export default async function withdrawnLink(table: string, code: string) {
  if (!isMirrorHere()) return undefined
  const origin = await Origin.query().where('state', 'active').first()
  const links = origin?.revocationsName && (await linksOf(origin.revocationsName))
  const entry = links ? links.get(`${table} ${code.toUpperCase()}`) : undefined
  return entry && { km: entry[4], en: entry[5] }
}

async function linksOf(name: string): Promise<Links | undefined> {
  if (read?.name === name) return read.links
  const bytes = await objectStore()
    .read(name)
    .catch(() => undefined)
  if (!bytes) return undefined
  const links: Links = new Map()
  for (const entry of readRevocations(bytes).entries) {
    const [table, , , standing] = entry
    const code = linkOf(entry)
    if (code && standing === 'revoked') links.set(`${table} ${code.toUpperCase()}`, entry)
  }
  read = { name, links }
  return links
}
