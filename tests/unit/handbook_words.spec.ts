import { test } from '@japa/runner'
import { locales } from '#config/i18n'
import { sources } from '#tests/support/sources'

/** Bold words that are neither labels nor whole sentences: new words, names of licences, stress on one word. */
const EMPHASIS: Record<string, string[]> = { km: [], en: [] }

const texts = (tree: unknown): string[] =>
  typeof tree === 'string' ? [tree] : Object.values(tree as object).flatMap(texts)

/** A bold sentence is emphasis: the README of the handbook says so. */
const isSentence = (phrase: string) => /[.?!:។៖]$/.test(phrase)

test.group('The words of the handbook', () => {
  for (const locale of locales) {
    const labels = new Set(
      sources(`resources/lang/${locale}/**/*.json`).flatMap(({ text }) => texts(JSON.parse(text)))
    )
    const bold = sources(`content-packs/handbook/resources/*/body.${locale}.md`).flatMap(
      ({ path, text }) =>
        [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, phrase]) => ({
          page: path.split('/').at(-2),
          phrase,
        }))
    )

    test(`${locale}: a bold phrase is a label of the pages`, ({ assert }) => {
      assert.isAbove(bold.length, 100)
      const wrong = bold.filter(
        ({ phrase }) =>
          !labels.has(phrase) && !isSentence(phrase) && !EMPHASIS[locale].includes(phrase)
      )
      assert.deepEqual(wrong, [])
    })

    test(`${locale}: every exception is still needed`, ({ assert }) => {
      const used = bold.map(({ phrase }) => phrase)
      const stale = EMPHASIS[locale].filter((one) => !used.includes(one) || labels.has(one))
      assert.deepEqual(stale, [])
    })
  }
})
