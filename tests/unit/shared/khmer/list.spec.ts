import { test } from '@japa/runner'
import { joinList } from '#shared/khmer/list'

test.group('khmer / joinList', () => {
  test('a list reads as a sentence does', ({ assert }) => {
    assert.equal(joinList(['ក', 'ខ', 'គ']), 'ក, ខ និង គ')
    assert.equal(joinList(['ក', 'ខ']), 'ក និង ខ')
    assert.equal(joinList(['ក', 'ខ', 'គ'], 'km', 'or'), 'ក, ខ ឬ គ')
    assert.equal(joinList(['a', 'b', 'c'], 'en'), 'a, b and c')
    assert.equal(joinList(['a', 'b'], 'en', 'or'), 'a or b')
    assert.equal(joinList(['ក']), 'ក')
    assert.equal(joinList([]), '')
  })

  test('unlike the built-in list, two items are joined by real spaces', ({ assert }) => {
    assert.include(new Intl.ListFormat('km').format(['ក', 'ខ']), '\u200B')
    assert.notInclude(joinList(['ក', 'ខ']), '\u200B')
  })
})
