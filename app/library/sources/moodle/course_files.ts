import { children, child, type Element } from '#shared/archive/read_xml'
import { rawText } from '#library/questions/moodle_xml'
import type { FileTree } from '#library/sources/file_tree'

/** A file of a backup: where it belonged in the course, and its bytes under their SHA-1. */
export type CourseFile = {
  context: string
  component: string
  area: string
  item: string
  path: string
  name: string
  size: number
  /** Where it lies in the backup. */
  at: string
  sha1: string
  author: string | null
  licence: string | null
  isMain: boolean
}

/** What `files.xml` lists; names of folders and of files without bytes are left out. */
export function courseFiles(list: Element | undefined, tree: FileTree): CourseFile[] {
  return children(child(list, 'files'), 'file').flatMap((file) => {
    const sha1 = rawText(file, 'contenthash')
    const name = rawText(file, 'filename')
    if (!/^[0-9a-f]{40}$/.test(sha1) || name === '.' || name === '') return []
    const at = `files/${sha1.slice(0, 2)}/${sha1}`
    return [
      {
        ...{ context: rawText(file, 'contextid'), component: rawText(file, 'component') },
        ...{ area: rawText(file, 'filearea'), item: rawText(file, 'itemid') },
        ...{ path: rawText(file, 'filepath'), name, at, sha1 },
        size: tree.find(at)?.size ?? Number(rawText(file, 'filesize')) ?? 0,
        isMain: rawText(file, 'sortorder') === '1',
        author: plain(rawText(file, 'author')),
        licence: moodleLicence(plain(rawText(file, 'license'))),
      },
    ]
  })
}

/** Moodle writes `$@NULL@$` where nothing stands. */
export const plain = (text: string) => (text === '$@NULL@$' ? null : text.trim() || null)

/** Short names of Moodle's licences: `cc-nc-sa-4.0`; those without a version are of the time of 3.0. */
export function moodleLicence(name: string | null): string | null {
  if (!name || name === 'unknown') return null
  if (name === 'allrightsreserved') return 'All rights reserved'
  if (name === 'public') return 'Public domain'
  const [, terms, version] = /^cc((?:-(?:nc|nd|sa))*)(?:-(\d\.\d))?$/.exec(name) ?? []
  return terms === undefined ? name : `CC BY${terms.toUpperCase()} ${version ?? '3.0'}`
}
