import { test } from '@japa/runner'
import { citationFile } from '#library/queries/citation_files'

const resource: any = {
  ...{
    code: 'K7QM2XA',
    titleKm: 'ទឹក\nនិងដី',
    titleEn: 'Water & {soil} 100%',
    licence: 'CC-BY-SA-4.0',
  },
  ...{ descriptionKm: null, descriptionEn: 'One\r\nER  - two', authors: ['សុខ ដារា', 'Chan_Thy'] },
  ...{ holderKm: 'ក្រសួង', holderEn: 'Ministry', publisherKm: null, publisherEn: null },
  ...{ languages: ['km', 'en'], publishedAt: new Date('2026-03-04T05:00:00Z') },
}
const address = 'https://tonle.example/library/K7QM2XA'
const fileOf = (format: 'ris' | 'bib', locale: 'km' | 'en', more = {}) =>
  citationFile({ ...resource, ...more }, { format, address, locale }).text

test.group('Citations as files', () => {
  test('RIS: one field a line, whatever the values hold', ({ assert }) => {
    assert.deepEqual(fileOf('ris', 'en').split('\r\n'), [
      'TY  - ELEC',
      'TI  - Water & {soil} 100%',
      'AU  - សុខ ដារា',
      'AU  - Chan_Thy',
      'PY  - 2026',
      'DA  - 2026/03/04',
      'PB  - Ministry',
      'AB  - One ER - two',
      'LA  - km, en',
      `UR  - ${address}`,
      'N1  - CC-BY-SA-4.0',
      'ER  - ',
      '',
    ])
    assert.include(fileOf('ris', 'km'), 'TI  - ទឹក និងដី\r\n')
  })

  test('BibTeX: nothing in a value is an order to TeX; names are not taken apart', ({ assert }) => {
    const text = fileOf('bib', 'en')
    assert.include(text, '@misc{tonleK7QM2XA,\n  title = {{Water \\& soil 100\\%}},')
    assert.include(text, '  author = {{សុខ ដារា} and {Chan\\_Thy}},')
    const opened = [...text].filter((one) => one === '{').length
    assert.equal(opened, [...text].filter((one) => one === '}').length)
  })

  test('who is not named is named by the holder; what is not said is left out', ({ assert }) => {
    const text = fileOf('ris', 'km', { authors: [], publishedAt: null })
    assert.include(text, 'AU  - ក្រសួង\r\n')
    assert.notInclude(text, 'PY  - ')
  })
})
