import { tmpdir } from 'node:os'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Archive } from '#shared/archive/archive'
import { openArchive } from '#shared/archive/open_archive'
import { readManifest } from '#runtime/scorm/read_manifest'
import { corpusFile } from '#tests/support/packages'
import { readCase, readWords } from '#tests/support/adl/case'
import { replayCase } from '#tests/support/adl/replay_case'

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
    const found = archive.ending('imsmanifest.xml').find((one) => one.path.includes(`_${id}/`))
    if (!found) {
      results.set(id, 'no manifest')
      continue
    }
    const test = readCase(id, (await archive.read(name, 5e6)).toString('utf8'), words)
    const { manifest } = readManifest(await archive.read(found.path, 5e6), new Archive([]))
    results.set(
      id,
      await replayCase(test, manifest, objectives).catch((error: Error) => error.message)
    )
  }
  close()
  await rm(folder, { recursive: true })
  return results
}
