import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { recogniseFile } from '#media/recognise_file'

/** Run as a process of its own: recognises every file of a folder and says how much memory that took, in MB. */
const folder = process.argv[2]
const most = () => Math.round(process.resourceUsage().maxRSS / 1024)

const before = most()
const names = await readdir(folder)
for (const name of names) {
  await recogniseFile(join(folder, name), name).catch((error: { code?: string }) => {
    if (!error.code) throw error
  })
}
console.log(JSON.stringify({ before, most: most(), files: names.length }))
