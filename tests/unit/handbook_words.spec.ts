import { test } from '@japa/runner'
import { locales } from '#config/i18n'
import { sources } from '#tests/support/sources'

/** Bold words that are neither labels nor whole sentences: new words, names of licences, stress on one word. */
const LICENCES = ['CC BY-SA 4.0', 'CC BY 4.0', 'NC', 'ND']
const EMPHASIS: Record<string, string[]> = {
  km: [
    ...LICENCES,
    ...['ការស្វែងរក', 'សេចក្ដីព្រាងកម្មវិធីសិក្សា', 'អត្ថបទ ឬរូបភាពពីអ៊ីនធឺណិត', 'សៀវភៅសិក្សាគោលរបស់ក្រសួង'],
    ...['ច្បាប់ អនុក្រឹត្យ និងសេចក្ដីសម្រេចរបស់រដ្ឋ', 'ករណីលើកលែងសម្រាប់ការអប់រំ', 'រូបថតមនុស្ស', 'មិន'],
    ...['លេខកូដប្រើតែម្ដង', 'អ្នកគ្រប់គ្រងប្រព័ន្ធពីរនាក់', 'មិនទាន់បានចូល'],
  ],
  en: [
    ...LICENCES,
    ...['A draft of the curriculum', 'A text or picture from the internet'],
    ...['A textbook of the ministry', 'Laws, decrees and decisions of the state'],
    ...['The education exception', 'Pictures of people', 'person', 'account', 'role', 'not'],
    ...['one-time code', 'two administrators', 'not yet signed in'],
  ],
}

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
