import { test } from '@japa/runner'
import { remixLicences, rightsOf } from '#library/licence_rules'

const RIGHTS = ['view', 'download', 'adapt', 'combine', 'mirror', 'commercial'] as const

/** Per licence, in the order of RIGHTS: `+` allowed, `-` not. */
const TABLE: [string, string][] = [
  ['CC0-1.0', '++++++'],
  ['PUBLIC-DOMAIN', '++++++'],
  ['CC-BY-4.0', '++++++'],
  ['CC-BY-2.0', '++++++'],
  ['CC-BY-SA-4.0', '++++++'],
  ['CC-BY-NC-4.0', '+++++-'],
  ['CC-BY-NC-SA-3.0', '+++++-'],
  ['CC-BY-ND-4.0', '++--++'],
  ['CC-BY-NC-ND-4.0', '++--+-'],
  ['MINISTRY-PERMISSION', '+-----'],
  ['EDUCATION-EXCEPTION', '+-----'],
  ['ALL-RIGHTS-RESERVED', '------'],
  ['SOMETHING-ELSE', '+-----'],
]

const written = (work: Parameters<typeof rightsOf>[0]) => {
  const rights = rightsOf(work)
  return RIGHTS.map((name) => (rights[name] ? '+' : '-')).join('')
}

/** Short names of the families that can be remixed, and what a work of both may carry; none: they do not mix. */
const FAMILIES = {
  0: 'CC0-1.0',
  p: 'PUBLIC-DOMAIN',
  b: 'CC-BY-4.0',
  s: 'CC-BY-SA-4.0',
  n: 'CC-BY-NC-4.0',
  a: 'CC-BY-NC-SA-4.0',
  d: 'CC-BY-ND-4.0',
  e: 'CC-BY-NC-ND-4.0',
  m: 'MINISTRY-PERMISSION',
  x: 'EDUCATION-EXCEPTION',
  r: 'ALL-RIGHTS-RESERVED',
  u: 'UNKNOWN',
} as const

/** Rows and columns in the order of `0pbsna`; each cell: the licences open, by their short names. */
const PAIRS: Record<string, string[]> = {
  0: ['0bnsa', '0bnsa', 'bnsa', 's', 'na', 'a'],
  p: ['0bnsa', '0bnsa', 'bnsa', 's', 'na', 'a'],
  b: ['bnsa', 'bnsa', 'bnsa', 's', 'na', 'a'],
  s: ['s', 's', 's', 's', '', ''],
  n: ['na', 'na', 'na', '', 'na', 'a'],
  a: ['a', 'a', 'a', '', 'a', 'a'],
}

const named = (short: string) =>
  [...short].map((one) => FAMILIES[one as keyof typeof FAMILIES]).sort()

test.group('Licences', () => {
  for (const [licence, expected] of TABLE) {
    test(`what ${licence} allows`, ({ assert }) => {
      assert.equal(written({ licence }), expected)
    })
  }

  test('a letter makes a permission count, and a holder may keep a work from being handed on', ({
    assert,
  }) => {
    const letter = { licence: 'MINISTRY-PERMISSION', hasProof: true }
    assert.equal(written(letter), '++--+-')
    assert.equal(written({ ...letter, redistributable: false }), '++----')
    assert.equal(written({ licence: 'CC-BY-4.0', redistributable: false }), '++++-+')
    assert.equal(written({ licence: 'EDUCATION-EXCEPTION', hasProof: true }), '+-----')
  })

  const keys = Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]
  const columns = '0pbsna'
  for (const one of keys) {
    for (const other of keys) {
      const cell = PAIRS[one]?.[columns.indexOf(String(other))] ?? ''
      test(`${FAMILIES[one]} with ${FAMILIES[other]}`, ({ assert }) => {
        assert.deepEqual(remixLicences([FAMILIES[one], FAMILIES[other]]).sort(), named(cell))
      })
    }
  }

  test('share alike follows versions upwards, never downwards', ({ assert }) => {
    assert.deepEqual(remixLicences(['CC-BY-SA-3.0']), ['CC-BY-SA-3.0', 'CC-BY-SA-4.0'])
    assert.deepEqual(remixLicences(['CC-BY-SA-2.0', 'CC-BY-SA-4.0']), ['CC-BY-SA-4.0'])
    assert.deepEqual(remixLicences(['CC-BY-NC-SA-2.5', 'CC-BY-2.0']), [
      'CC-BY-NC-SA-2.5',
      'CC-BY-NC-SA-4.0',
    ])
  })

  test('a work of one’s own may carry every open licence, one unmixable part spoils the whole', ({
    assert,
  }) => {
    assert.deepEqual(remixLicences([]).sort(), named('0bnsa'))
    assert.deepEqual(remixLicences(['CC0-1.0', 'CC-BY-4.0', 'CC-BY-ND-4.0']), [])
  })
})
