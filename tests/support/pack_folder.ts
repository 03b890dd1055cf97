import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const HEAD = `format: 1
name: NAME
version: 1.0.0
profile: base
order: 50
title: { km: កញ្ចប់សាកល្បង, en: A pack for tests }
description: { km: សម្រាប់សាកល្បង, en: For tests }
licence: CC0-1.0
publisher: { km: ទន្លេ, en: Tonle }
status: draft
`

/** A pack in a temporary folder, with the files given; `pack.yaml` is made unless one is given. */
export async function packFolder(files: Record<string, string | Buffer>, name = 'test-pack') {
  const root = await mkdtemp(join(tmpdir(), 'tonle-pack-'))
  const folder = join(root, name)
  async function write(more: Record<string, string | Buffer>) {
    for (const [path, content] of Object.entries(more)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), content)
    }
  }
  await write({ 'pack.yaml': HEAD.replace('NAME', name), ...files })
  return { root, folder, write, remove: () => rm(root, { recursive: true, force: true }) }
}
