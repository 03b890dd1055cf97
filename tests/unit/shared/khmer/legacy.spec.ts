import { test } from '@japa/runner'
import fc from 'fast-check'
import { convertLegacy } from '#shared/khmer/legacy'
import { normalise, searchKey } from '#shared/khmer/normalise'

/** Article 1 of the Universal Declaration of Human Rights, typed in Limon. */
const DECLARATION =
  'mnusSTaMgGs;ekItmkmanesrIPaBnigsmPaBkñúgEpñkesckþIéføfñÚrnigsiT§i. ' +
  'mnusSmanvicarNBaØaN nigstism,CBaØ³Cab;BIkMeNItehIyKb,IRbRBwtþcMeBaHKñaeTAvij' +
  'eTAmkkñúgsµartIPatrPaBCabgb¥Ún.'

test.group('khmer / convertLegacy', () => {
  test('{0} is «{2}» in Limon, and in ABC «{1}»')
    .with([
      ['RksYgGb;rM', 'RksYgGb´rM', 'ក្រសួងអប់រំ'],
      ['ke®Ba¢ag', 'ke®Ba¢ag', 'កញ្ជ្រោង'],
      ['esuIb', 'esuIb', 'ស៊ើប'],
      ['bBa¢I', 'bBa¢I', 'បញ្ជី'],
      ['®sþI', '®sþI', 'ស្ត្រី'],
      ['esovePAsikSaeKal', 'esovePAsikßaeKal', 'សៀវភៅសិក្សាគោល'],
      ['bNÑal½y', 'bNÑal&y', 'បណ្ណាល័យ'],
      ['RBH', 'RB¼', 'ព្រះ'],
      [')at;dMbg', 'át´dMbg', 'បាត់ដំបង'],
      ['eBaF×sat;', 'eBaF#sat´', 'ពោធិ៍សាត់'],
      ['éf¶ExqñaMkMeNIt', 'éf¶ExqñaMkMeNIt', 'ថ្ងៃខែឆ្នាំកំណើត'],
      ['´', 'xJúM', 'ខ្ញុំ'],
      ['\\LÚv', '}LÚv', 'ឥឡូវ'],
      ['«Buk', ']Buk', 'ឪពុក'],
      ['m:asuInemsala', 'm¨asuInemsala', 'ម៉ាស៊ីនមេសាលា'],
      ['viBaØabnbRt', 'viBaØabnbRt', 'វិញ្ញាបនបត្រ'],
      ['júaM', 'júaM', 'ញ៉ាំ'],
      ['bUB’a', 'bUB’a', 'បូព៌ា'],
      ['[', '{ü', 'ឱ្យ'],
      ['b£sSI', '¬sßI', 'ឫស្សី'],
      ['s®gÁam', 's®g:am', 'សង្គ្រាម'],
      ['fñak;viTüasa®sþ', 'fñak´viTüasa®sþ', 'ថ្នាក់វិទ្យាសាស្ត្រ'],
      ['G‘u¿', 'G‘u°', 'អ៊ុំ'],
      ['b:uEnþ', 'b¨uEnþ', 'ប៉ុន្តែ'],
      ['ké®nþ', 'ké®nþ', 'កន្ត្រៃ'],
      ['Ek¥k', 'Ekðk', 'ក្អែក'],
    ] as const)
    .run(({ assert }, [limon, abc, khmer]) => {
      assert.deepEqual(convertLegacy(limon, 'limon'), { text: khmer, unmapped: [], faults: 0 })
      assert.deepEqual(convertLegacy(abc, 'abc'), { text: khmer, unmapped: [], faults: 0 })
    })

  test('a paragraph of Limon becomes the Khmer its author meant', ({ assert }) => {
    const { text, unmapped, faults } = convertLegacy(DECLARATION, 'limon')
    assert.equal(
      text,
      'មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងសមភាពក្នុងផ្នែកសេចក្តីថ្លៃថ្នូរនិងសិទ្ធិ។ ' +
        'មនុស្សមានវិចារណញ្ញាណ និងសតិសម្បជញ្ញៈជាប់ពីកំណើតហើយគប្បីប្រព្រឹត្តចំពោះគ្នាទៅវិញ' +
        'ទៅមកក្នុងស្មារតីភាតរភាពជាបងប្អូន។'
    )
    assert.deepEqual(unmapped, [])
    assert.equal(faults, 0)
  })

  test('the fonts have one glyph for ្ដ and ្ត, which a search does not tell apart', ({ assert }) => {
    const { text } = convertLegacy('esckþI', 'limon')
    assert.equal(text, 'សេចក្តី')
    assert.equal(searchKey(text), searchKey('សេចក្ដី'))
  })

  test('what a table does not know is kept and reported once', ({ assert }) => {
    assert.deepEqual(convertLegacy('kŒk Œ', 'limon'), {
      text: 'កŒក Œ',
      unmapped: ['Œ'],
      faults: 0,
    })
  })

  test('U below another vowel is a shifter drawn low', ({ assert }) => {
    assert.equal(convertLegacy('hua', 'limon').text, 'ហ៊ា')
    assert.equal(convertLegacy('ebu', 'limon').text, 'ប៉េ')
    assert.equal(convertLegacy('kuM', 'limon').text, 'កុំ')
  })

  test('marks that hang on nothing are counted', ({ assert }) => {
    assert.equal(convertLegacy('a k', 'limon').faults, 1)
    assert.equal(convertLegacy('e k', 'limon').faults, 1)
    assert.equal(convertLegacy('JavaScript', 'limon').faults, 2)
  })

  test('quotes decoded as Latin-1 controls mean the same', ({ assert }) => {
    assert.equal(convertLegacy('bUB\u0092a', 'limon').text, 'បូព៌ា')
  })

  test('Khmer in Unicode passes, and the result is canonical whatever comes in', ({ assert }) => {
    assert.equal(convertLegacy('ស្ត្រី nig', 'limon').text, 'ស្ត្រី និង')
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 32, max: 255 }).map((n) => String.fromCharCode(n)) }),
        fc.constantFrom('limon' as const, 'abc' as const),
        (typed, font) => {
          const { text } = convertLegacy(typed, font)
          assert.equal(text, normalise(text))
        }
      ),
      { numRuns: 500 }
    )
  })
})
