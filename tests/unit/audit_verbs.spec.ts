import { test } from '@japa/runner'
import i18nManager from '@adonisjs/i18n/services/main'
import { locales } from '#config/i18n'
import { moduleNames } from '#app/modules'
import { jobKinds } from '#shared/jobs/tracked_job'
import { sources } from '#tests/support/sources'

const has = (locale: string, key: string) => i18nManager.locale(locale).hasMessage(key)

test.group('Words of the audit log and of jobs', () => {
  // Some actions hand the verb to a helper of their own file: every such word of a file that writes entries counts.
  const verbs = new Set(
    sources('app/**/*.ts')
      .filter(({ text }) => /\b(?:audit|auditMany|recordRead)\(/.test(text))
      .flatMap(({ text }) => [...text.matchAll(/'([a-z]+\.[a-z]+(?:_[a-z]+)+)'/g)])
      .map(([, verb]) => verb)
  )

  test('every verb that the code writes has words in both languages', ({ assert }) => {
    assert.isAbove(verbs.size, 5)
    const missing = locales.flatMap((locale) =>
      [...verbs].filter((verb) => !has(locale, `audit.${verb}`)).map((verb) => `${locale} ${verb}`)
    )
    assert.deepEqual(missing, [])
  })

  test('every kind of thing that an entry is about has its word', ({ assert }) => {
    const kinds = new Set(
      sources('app/**/*.ts').flatMap(({ text }) =>
        [...text.matchAll(/subject:\s*\{\s*type:\s*'([a-z_]+)'/g)].map(([, kind]) => kind)
      )
    )
    assert.isAbove(kinds.size, 20)
    const missing = locales.flatMap((locale) =>
      [...kinds].filter((kind) => !has(locale, `audit.subjects.${kind}`))
    )
    assert.deepEqual(missing, [])
  })

  test('every verb begins with the name of its module, and no words are left over', ({
    assert,
  }) => {
    const homes = ['shared', ...moduleNames]
    for (const verb of verbs) assert.include(homes, verb.split('.')[0], verb)
    const messages = Object.keys(i18nManager.getTranslationsFor('km'))
    const worded = messages
      .filter((key) => homes.some((home) => key.startsWith(`audit.${home}.`)))
      .map((key) => key.slice('audit.'.length))
    assert.deepEqual(
      worded.filter((verb) => !verbs.has(verb)),
      []
    )
  })

  test('every kind of job has words in both languages', ({ assert }) => {
    const kinds = jobKinds().filter(({ kind }) => !kind.startsWith('tests.'))
    assert.isAbove(kinds.length, 0)
    for (const locale of locales) {
      for (const { kind } of kinds) assert.isTrue(has(locale, `jobs.kinds.${kind}`), kind)
    }
  })
})
