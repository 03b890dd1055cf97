import { test } from '@japa/runner'
import { detectLegacy } from '#shared/khmer/legacy_detect'

test.group('khmer / detectLegacy', () => {
  test('Limon: {$self}')
    .with([
      'mnusSTaMgGs;ekItmkmanesrIPaBnigsmPaBkñúgEpñkesckþIéføfñÚrnigsiT§i.',
      'RksYgGb;rM yuvCn nigkILa',
      'GkSrbBa©Úl ¬lIm:Un¦',
      ')at;dMbg eBaF×sat;',
    ])
    .run(({ assert }, text) => {
      assert.equal(detectLegacy(text).font, 'limon')
    })

  test('ABC: {$self}')
    .with([
      'RksYgGb´rM yuvCn nigkILa sikßa',
      'GkßrbBa©Úl (eGb‘ÍsuI)',
      'át´dMbg eBaF#sat´',
      'm¨asuInemsala cMeBa¼KrusisS',
    ])
    .run(({ assert }, text) => {
      assert.equal(detectLegacy(text).font, 'abc')
    })

  test('ordinary text: {$self}')
    .with([
      'The Ministry of Education, Youth and Sport trains teachers.',
      'JavaScript, PowerPoint, YouTube, LaTeX and iPhone; eLearning with H5P & SCORM.',
      'École normale supérieure, l’élève et le maître',
      'smørrebrød på rødgrød med fløde',
      'Trường Đại học Sư phạm Hà Nội',
      'Straße, Öl, größer',
      'https://example.org/en/DocumentList?Id=aBcD',
      'const fooBar = getElementById("aB")',
      'getFooBarBaz setUserNameOf',
      'CO2, KMnO4, kPa, mV, kWh and pH',
      'Sok Dara',
      'ប្រជុំអំពី JavaScript',
      'kar',
      '',
    ])
    .run(({ assert }, text) => {
      const { font, confidence } = detectLegacy(text)
      assert.isNull(font)
      assert.isBelow(confidence, 0.6)
    })

  test('the confidence is high for a sentence and nothing for English prose', ({ assert }) => {
    assert.equal(detectLegacy('RksYgGb;rM yuvCn nigkILa').confidence, 1)
    assert.equal(detectLegacy('Lesson plans of grade seven').confidence, 0)
  })
})
