import { tmpdir } from 'node:os'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Archive } from '#shared/archive/archive'
import { openArchive } from '#shared/archive/open_archive'
import { readManifest } from '#runtime/scorm/read_manifest'
import { corpusFile } from '#tests/support/packages'
import { readCase, readWords } from '#tests/support/adl/case'
import { replayCase } from '#tests/support/adl/replay_case'
import type { ScormManifest } from '#runtime/types'

const FILES = 'scorm2004/adl-cts-4ed-all-manifests-and-testcases.zip'
const WORDS = 'scorm2004/adl-cts-Commands.properties'

/** Every case of the suite, by its id: nothing, or the first thing that went otherwise. */
export async function replayAll(ids?: string[]): Promise<Map<string, string | undefined>> {
  const folder = await mkdtemp(`${tmpdir()}/adl-`)
  const path = `${folder}/all.zip`
  const bytes = corpusFile(FILES)
  await writeFile(path, bytes)
  const { archive, close } = await openArchive(path, bytes.length)
  const words = readWords(corpusFile(WORDS).toString('utf8'))
  const results = new Map<string, string | undefined>()
  // One learner plays them in their order: some look for what an earlier one has left.
  const objectives = {}
  const cases = archive.ending('.properties').sort((a, b) => a.path.localeCompare(b.path))
  for (const { path: name } of cases) {
    const id = name.split('/').pop()!.replace('.properties', '')
    if (ids && !ids.includes(id)) continue
    // A case of two packages has them as `a` and `b`.
    const found = archive
      .ending('imsmanifest.xml')
      .filter(({ path: one }) =>
        [`_${id}/`, `_${id}a/`, `_${id}b/`].some((end) => one.includes(end))
      )
    if (found.length === 0) {
      results.set(id, 'no manifest')
      continue
    }
    const test = readCase(id, (await archive.read(name, 5e6)).toString('utf8'), words)
    const manifests = new Map<string, ScormManifest>()
    for (const one of found) {
      const { manifest } = readManifest(await archive.read(one.path, 5e6), new Archive([]))
      manifests.set(manifest.organization, manifest)
    }
    results.set(
      id,
      await replayCase(test, manifests, objectives).catch((error: Error) => error.message)
    )
  }
  close()
  await rm(folder, { recursive: true })
  return results
}
