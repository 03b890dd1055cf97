import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { projectRoot } from '#config/data'

export type GeneratedDocument = { path: string; content: string }

/** The document as it stands on the disk: formatted like everything else. */
export async function formatted({ path, content }: GeneratedDocument) {
  const { default: prettier } = await import('prettier')
  const options = await prettier.resolveConfig(join(projectRoot, path))
  return prettier.format(content, { ...options, filepath: path })
}

/** Writes the document and returns its path. */
export async function writeDocument(document: GeneratedDocument) {
  const file = join(projectRoot, document.path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, await formatted(document))
  return document.path
}
