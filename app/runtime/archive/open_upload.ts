import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Archive } from '#shared/archive/archive'
import { openArchive } from '#shared/archive/open_archive'

/** What a course structure begins with somewhere: a file of XML may be sent by itself (cmi5 14.2). */
const COURSE = /<(?:[\w-]+:)?courseStructure[\s>]/

/** Opens what was uploaded: an archive, or a course structure alone. @throws PackageProblem */
export async function openUpload(path: string, size: number, name: string) {
  if (!/\.xml$/i.test(name)) return openArchive(path, size)
  const isCourse = COURSE.test(await beginning(path))
  const file = {
    path: isCourse ? 'cmi5.xml' : 'file.xml',
    size,
    open: async () => createReadStream(path),
  }
  return { archive: new Archive([file], true), close: () => {} }
}

async function beginning(path: string) {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
