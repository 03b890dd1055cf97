import { test } from '@japa/runner'
import { fullName, initials } from '#shared/khmer/names'

const TEACHER = {
  surnameKm: 'ស្រី',
  givenKm: 'ដារ៉ា',
  surnameLatin: 'Srey',
  givenLatin: 'Dara',
}

test.group('khmer / names', () => {
  test('the family name comes first in both languages', ({ assert }) => {
    assert.equal(fullName(TEACHER), 'ស្រី ដារ៉ា')
    assert.equal(fullName(TEACHER, 'en'), 'Srey Dara')
  })

  test('each missing field falls back to the other script', ({ assert }) => {
    assert.equal(fullName({ ...TEACHER, givenKm: '  ' }), 'ស្រី Dara')
    assert.equal(fullName({ ...TEACHER, surnameLatin: null }, 'en'), 'ស្រី Dara')
    assert.equal(fullName({ givenLatin: 'Dara' }), 'Dara')
    assert.equal(fullName({}), '')
  })

  test('initials are bare letters', ({ assert }) => {
    assert.equal(initials(TEACHER), 'សដ')
    assert.equal(initials(TEACHER, 'en'), 'SD')
    assert.equal(initials({ surnameKm: 'ឧត្តម', givenLatin: 'élodie' }), 'ឧÉ')
    assert.equal(initials({}), '')
  })
})
