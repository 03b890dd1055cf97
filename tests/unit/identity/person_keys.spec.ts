import { test } from '@japa/runner'
import { foldLatin } from '#identity/find/fold_latin'
import { localPhone, personKeys, typedKeys } from '#identity/find/person_keys'

const nobody = { surnameKm: null, givenKm: null, surnameLatin: null, givenLatin: null, names: [] }

const finds = (person: Partial<Parameters<typeof personKeys>[0]>, q: string) => {
  const keys = personKeys({ ...nobody, ...person })
  const { name, numbers } = typedKeys(q)
  return [name, ...numbers].some((one) => one && keys.some((key) => key.startsWith(one)))
}

test.group('Keys under which people are found', () => {
  test('spellings of one name meet')
    .with([
      ['Sok', 'Sokh'],
      ['Chan', 'Chann'],
      ['Soun', 'Sun'],
      ['Vuthy', 'Vuthi'],
      ['Wanna', 'Vannah'],
      ['Phalla', 'Phala'],
      ['Sreymom', 'Sreimom'],
    ])
    .run(({ assert }, [one, other]) => assert.equal(foldLatin(one), foldLatin(other)))

  test('names that differ stay apart')
    .with([
      ['Sok', 'Sak'],
      ['Chan', 'Chon'],
      ['Dara', 'Dany'],
      ['Hun', 'Un'],
    ])
    .run(({ assert }, [one, other]) => assert.notEqual(foldLatin(one), foldLatin(other)))

  test('in either order, with spaces, hyphens or none, from the beginning of a name')
    .with(['Sok Dara', 'DARA sokh', 'sok-dara', 'sokdara', 'dar', 'so'])
    .run(({ assert }, q) => assert.isTrue(finds({ surnameLatin: 'Sok', givenLatin: 'Dara' }, q)))

  test('in Khmer with and without a space, by either name and by the later part of a long one')
    .with(['ចាន់ ចន្ទសុភា', 'ចន្ទសុភាចាន់', 'ចាន់ចន្ទ', 'សុភា', 'សុភា ចាន់', 'ចន្ទសុ\u200bភា'])
    .run(({ assert }, q) => assert.isTrue(finds({ surnameKm: 'ចាន់', givenKm: 'ចន្ទសុភា' }, q)))

  test('a number and a phone number as they are written', ({ assert }) => {
    const person = { phone: '012 345 678', names: ['0012345', 'dara.sok'] }
    for (const q of ['0012345', '00123', '+855 12 345 678', '012345678', 'dara.sok', '០០១២៣៤៥']) {
      assert.isTrue(finds(person, q), q)
    }
    assert.isFalse(finds(person, '12345'))
    assert.equal(localPhone('00855 12-345-678'), '012345678')
  })

  test('mere signs find nobody', ({ assert }) => {
    assert.deepEqual(typedKeys('%% __'), { name: '', words: [], numbers: [] })
  })
})
