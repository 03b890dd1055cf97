import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { kinds } from '#library/types'
import { packResourceKinds } from '#shared/packs/check_resources'
import { recogniseFile } from '#media/recognise_file'
import { openArchive } from '#shared/archive/open_archive'
import { readBook } from '#media/epub/read_book'
import { vttOf, wordsOf } from '#media/kinds/captions'
import { filesOf, starterFile, starterFolder, starterItems } from '#tests/support/starter'

const SUBJECTS = ['MAT', 'PHY', 'CHE', 'BIO', 'EAR', 'ICT']
const MB = 1024 ** 2

/** What the bytes of each kind of resource are. */
const FILES: Record<string, string[]> = {
  image: ['image'],
  pdf: ['pdf'],
  book: ['epub'],
  document: ['office'],
  audio: ['audio'],
  video: ['video'],
  package: ['h5p', 'scorm12', 'scorm2004', 'cmi5', 'html5'],
  file: ['text'],
}

const path = (slug: string, name: string) => join(starterFolder, 'resources', slug, name)

test.group('The starter pack', () => {
  test('it has something for each subject and grade, and three of each kind', async ({
    assert,
  }) => {
    const items = await starterItems()
    for (const subject of SUBJECTS) {
      for (const grade of [10, 11, 12]) {
        const found = items.filter((one) => one.subject === subject && one.grades?.includes(grade))
        assert.isAtLeast(found.length, 3, `${subject} ${grade}`)
      }
    }
    for (const kind of kinds.filter((one) => one !== 'file' && one !== 'questions')) {
      assert.isAtLeast(items.filter((one) => one.kind === kind).length, 3, kind)
    }
    assert.isAtLeast(items.filter((one) => one.teacher_only).length, 3)
  })

  test('each file is what its resource says, and every sort of package is there', async ({
    assert,
  }) => {
    const found: Record<string, number> = {}
    for (const item of await starterItems()) {
      for (const name of filesOf(item)) {
        const { kind } = await recogniseFile(path(item.slug, name), name)
        if (name.endsWith('.vtt')) assert.equal(kind, 'subtitles', name)
        else assert.include(FILES[item.kind], kind, name)
        found[kind] = (found[kind] ?? 0) + 1
      }
    }
    for (const sort of FILES.package) assert.isAtLeast(found[sort] ?? 0, 6, sort)
  })

  test('films and sounds say in both languages what is to be seen and heard', async ({
    assert,
  }) => {
    const items = await starterItems()
    for (const { slug, captions, kind } of items) {
      if (kind !== 'video' && kind !== 'audio') continue
      for (const language of ['km', 'en'] as const) {
        const text = await starterFile(slug, captions![language]!)
        assert.isAbove(wordsOf(vttOf(text.toString('utf8'))).length, 60, slug)
      }
    }
  })

  test('what is copied from a worksheet in Khmer is spelt as it was written', async ({
    assert,
  }) => {
    const items = await starterItems()
    for (const { slug, file, title } of items.filter(({ kind }) => kind === 'pdf')) {
      const bytes = await starterFile(slug, (file as { km: string }).km)
      const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
      const page = await pdf.getPage(1)
      const { items: runs } = await page.getTextContent()
      const text = runs.map((one) => ('str' in one ? one.str : '')).join(' ')
      assert.include(text, title.km!)
      await pdf.cleanup()
    }
  })

  test('books have chapters with names', async ({ assert }) => {
    const items = await starterItems()
    for (const item of items.filter(({ kind }) => kind === 'book')) {
      for (const name of filesOf(item)) {
        const file = path(item.slug, name)
        const { size } = await stat(file)
        const { archive, close } = await openArchive(file, size)
        const book = await readBook(archive)
        close()
        assert.isAtLeast(book.chapters.length, 3, name)
        assert.isTrue(book.chapters.every(({ title }) => title))
        assert.equal(book.missing, 0)
      }
    }
  })

  test('it stays small enough for a slow line', async ({ assert }) => {
    let whole = 0
    for (const item of await starterItems()) {
      for (const name of filesOf(item)) {
        const { size } = await stat(path(item.slug, name))
        whole += size
        assert.isAtMost(size, item.kind === 'pdf' ? 150 * 1024 : 500 * 1024, name)
      }
    }
    assert.isBelow(whole, 12 * MB)
  })

  test('packs know the kinds of resources that the library knows', ({ assert }) => {
    assert.sameMembers(packResourceKinds, [...kinds])
  })
})
