import { test } from '@japa/runner'
import { XMLParser } from 'fast-xml-parser'
import { lom } from '#library/harvest/lom'
import { dublinCore } from '#library/harvest/dublin_core'
import type { OpenRecord } from '#library/open/records'

/** The sequences of lomv1.0: what may stand in an element, in this order; `*` may come more than once. */
const ORDER: Record<string, string> = {
  lom: 'general lifeCycle metaMetadata technical educational rights relation* annotation* classification*',
  general: 'identifier* title language* description* keyword* coverage* structure aggregationLevel',
  identifier: 'catalog entry',
  lifeCycle: 'version status contribute*',
  contribute: 'role entity* date',
  metaMetadata: 'identifier* contribute* metadataSchema* language',
  technical:
    'format* size location* requirement* installationRemarks otherPlatformRequirements duration',
  educational:
    'interactivityType learningResourceType* interactivityLevel semanticDensity intendedEndUserRole* context* typicalAgeRange* difficulty typicalLearningTime description* language*',
  rights: 'cost copyrightAndOtherRestrictions description',
  relation: 'kind resource',
  resource: 'identifier* description*',
  classification: 'purpose taxonPath* description keyword*',
  taxonPath: 'source taxon*',
  taxon: 'id entry',
}

/** Words of the vocabularies of LOMv1.0 (IEEE 1484.12.1). */
const WORDS: Record<string, string[]> = {
  status: ['draft', 'final', 'revised', 'unavailable'],
  role: ['author', 'publisher', 'editor', 'content provider', 'validator'],
  learningResourceType: ['exercise', 'figure', 'narrative text', 'slide', 'lecture'],
  intendedEndUserRole: ['teacher', 'author', 'learner', 'manager'],
  context: ['school', 'higher education', 'training', 'other'],
  cost: ['yes', 'no'],
  copyrightAndOtherRestrictions: ['yes', 'no'],
  kind: ['ispartof', 'haspart', 'isversionof', 'isbasedon', 'isbasisfor', 'references'],
  purpose: ['discipline', 'educational objective', 'educational level', 'competency'],
}

const record: OpenRecord = {
  row: {
    ...{ id: '01890a5d-ac96-774b-bcce-b302099a8057', code: 'K7QM2XA', kind: 'pdf', version: 2 },
    ...{ authors: ['Sok; Dara\nEND:VCARD'], contributors: ['Chan'], languages: ['km', 'other'] },
    ...{ grades: [11, 12], audience: ['student', 'teacher'], minutes: 50 },
    publishedAt: new Date('2026-03-01T00:00:00Z'),
  } as any,
  address: 'http://localhost/library/K7QM2XA',
  title: { km: 'ច្បាប់', en: 'Laws' },
  description: { km: null, en: 'About <laws>' },
  holder: { km: 'ក្រសួង', en: null },
  publisher: { km: null, en: 'Ministry' },
  keywords: { km: ['កម្លាំង'], en: ['force'] },
  subject: { code: 'PHY', km: 'រូបវិទ្យា', en: 'Physics' },
  licence: {
    ...{
      code: 'CC-BY-4.0',
      short: 'CC BY 4.0',
      href: 'https://creativecommons.org/licenses/by/4.0/',
    },
    ...{ km: 'អាជ្ញាប័ណ្ណ', en: 'CC BY' },
  },
  rights: {
    view: true,
    download: true,
    adapt: true,
    combine: true,
    mirror: true,
    commercial: true,
  },
  files: [
    {
      ...{ name: 'a.pdf', role: 'main', language: 'km', mediaType: 'application/pdf' },
      ...{
        altKm: null,
        altEn: null,
        sha256: 'ab',
        size: 8,
        address: 'http://localhost/library/K7QM2XA/files/a.pdf',
      },
    },
  ],
  alignments: [
    {
      ...{ lessonId: 'l', code: 'PHY-11-02-03', titleKm: 'ក', titleEn: 'A', outcomeId: 'o' },
      ...{ outcomeCode: 'PHY-11-02-03-K1', outcomeKm: 'ខ', outcomeEn: 'B' },
    },
  ],
  sources: [
    {
      ...{
        id: 's',
        kind: 'adapted_from',
        code: null,
        version: null,
        titleKm: 'ដើម',
        titleEn: 'Old',
      },
      ...{ author: 'Somebody', address: 'https://example.org/a?b=1&c=2', licence: 'CC BY 4.0' },
      ...{ licenceCode: 'CC-BY-4.0', note: null, isShown: false },
    },
  ],
}

type Node = Record<string, any>

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false })

const nameOf = (node: Node) => Object.keys(node).find((key) => key !== ':@')!

function textOf(node: Node): string {
  return node[nameOf(node)].map((one: Node) => one['#text'] ?? '').join('')
}

/** What breaks the rules, by the path where it stands. */
function faults(node: Node, path: string): string[] {
  const name = nameOf(node)
  const children: Node[] = node[name].filter((one: Node) => nameOf(one) !== '#text')
  const found: string[] = []
  const order = ORDER[name]?.split(' ')
  if (order) {
    let at = 0
    for (const [index, child] of children.entries()) {
      const place = order.findIndex((one) => one.replace('*', '') === nameOf(child))
      const isAgain = index > 0 && nameOf(children[index - 1]) === nameOf(child)
      if (place < at || (isAgain && !order[place].endsWith('*')))
        found.push(`${path}/${nameOf(child)}`)
      at = Math.max(at, place)
    }
  }
  if (WORDS[name]) {
    const [source, value] = children
    if (textOf(source) !== 'LOMv1.0' || !WORDS[name].includes(textOf(value))) found.push(path)
  }
  return [...found, ...children.flatMap((child) => faults(child, `${path}/${nameOf(child)}`))]
}

test.group('Metadata for harvesters', () => {
  test('LOM keeps the order, the counts and the words of its schema', ({ assert }) => {
    const [root] = parser.parse(lom.write(record).text)
    assert.equal(nameOf(root), 'lom')
    assert.equal(root[':@']['@_xmlns'], 'http://ltsc.ieee.org/xsd/LOM')
    assert.deepEqual(faults(root, ''), [])
    assert.include(faults({ lom: [{ rights: [] }, { general: [] }] }, ''), '/general')
    const { text } = lom.write(record)
    assert.include(text, 'FN:Sok\\; Dara END:VCARD\nEND:VCARD')
    assert.include(text, '<id>PHY-11-02-03-K1</id>')
  })

  test('Dublin Core has nothing but its fifteen terms', ({ assert }) => {
    const TERMS =
      'title creator subject description publisher contributor date type format identifier source language relation coverage rights'
    const [root] = parser.parse(dublinCore.write(record).text)
    const names = root['oai_dc:dc'].map(nameOf)
    for (const name of names) assert.include(TERMS.split(' '), name.replace(/^dc:/, ''))
    assert.includeMembers(names, ['dc:title', 'dc:creator', 'dc:rights', 'dc:source', 'dc:format'])
  })
})
