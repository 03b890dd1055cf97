import { createHash } from 'node:crypto'
import Blob from '#media/models/blob'
import { storeBlob } from '#media/actions/store_blob'
import type { FileInput, FilesInput } from '#library/resource_input'
import type { PackContext } from '#shared/packs/registry'
import type { ResourceSource } from '#library/packs/resource_source'

type Named = { name: string; language: string | null; altKm: string | null; altEn: string | null }

const PICTURE = /!\[[^\]]*\]\(([^)\s]+)\)/g

/** The files that a resource names: its main ones, the pictures in its texts, and what is said. */
function namesIn({ file, alt, body, languages, captions }: ResourceSource) {
  const only = languages.length === 1 ? languages[0] : null
  const main = new Map<string, Named>()
  const pairs = typeof file === 'string' ? [[only, file] as const] : Object.entries(file ?? {})
  for (const [language, name] of pairs) {
    if (!name) continue
    const shared = main.has(name)
    main.set(name, {
      name,
      language: shared ? null : language,
      altKm: alt?.km ?? null,
      altEn: alt?.en ?? null,
    })
  }
  const parts = new Map<string, Named>()
  for (const text of [body.km, body.en]) {
    for (const [, name] of (text ?? '').matchAll(PICTURE)) {
      if (!main.has(name)) parts.set(name, { name, language: null, altKm: null, altEn: null })
    }
  }
  const said = Object.entries(captions ?? {}).map(([language, name]) => ({
    ...{ name, language, altKm: null, altEn: null },
  }))
  return { main: [...main.values()], parts: [...parts.values()], captions: said }
}

/** Stores the files of a resource as blobs, before the transaction of the pack begins. */
export async function prepareFiles(context: Omit<PackContext, 'trx'>, source: ResourceSource) {
  const { main, parts, captions } = namesIn(source)
  for (const { name } of [...main, ...parts, ...captions]) {
    await storeBlob(await context.bytes(`${source.folder}/${name}`), name)
  }
}

/** The same files with their blobs, as `prepareFiles` stored them. */
export async function filesOf(context: PackContext, source: ResourceSource): Promise<FilesInput> {
  const { main, parts, captions } = namesIn(source)
  const withBlob = async (file: Named) => {
    const bytes = await context.bytes(`${source.folder}/${file.name}`)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const blob = await Blob.query({ client: context.trx }).where('sha256', sha256).firstOrFail()
    return { ...file, blob }
  }
  const found: FilesInput & { captions: FileInput[] } = { main: [], parts: [], captions: [] }
  for (const file of main) found.main.push(await withBlob(file))
  for (const file of parts) found.parts.push(await withBlob(file))
  for (const file of captions) found.captions.push(await withBlob(file))
  return found
}
