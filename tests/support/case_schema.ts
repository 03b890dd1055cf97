import { join } from 'node:path'
import yauzl from 'yauzl'
import { corpus } from '#tests/support/case_corpus'

/** A file of the archive of schemas in the corpus, as JSON. */
export function caseSchema(name: string): Promise<any> {
  return new Promise((resolve, reject) => {
    const path = join(corpus, 'case-json-schemas.zip')
    yauzl.open(path, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error)
      archive.on('error', reject)
      archive.on('end', () => reject(new Error(`${name} is not in the archive`)))
      archive.on('entry', (entry: { fileName: string }) => {
        if (!entry.fileName.endsWith(name)) return archive.readEntry()
        archive.openReadStream(entry as any, async (failure, stream) => {
          if (failure) return reject(failure)
          const parts: Buffer[] = []
          for await (const part of stream) parts.push(part as Buffer)
          archive.close()
          resolve(JSON.parse(Buffer.concat(parts).toString('utf8')))
        })
      })
      archive.readEntry()
    })
  })
}
