import { test } from '@japa/runner'
import fc from 'fast-check'
import { formatNumber, khmerDigits, latinDigits } from '#shared/khmer/numbers'

test.group('khmer / numbers', () => {
  test('digits are swapped and nothing else', ({ assert }) => {
    assert.equal(khmerDigits('ថ្នាក់ទី 10'), 'ថ្នាក់ទី ១០')
    assert.equal(khmerDigits(2567), '២៥៦៧')
    assert.equal(latinDigits('០១២៣៤៥៦៧៨៩ ក'), '0123456789 ក')
  })

  test('there and back', ({ assert }) => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        assert.equal(latinDigits(khmerDigits(value)), String(value))
      })
    )
  })

  test('Khmer digits take Khmer separators, Latin digits take Latin ones', ({ assert }) => {
    assert.equal(formatNumber(1234567.89), '1,234,567.89')
    assert.equal(formatNumber(1234567.89, { digits: 'khmer' }), '១.២៣៤.៥៦៧,៨៩')
    assert.equal(formatNumber(1234567.89, { locale: 'en' }), '1,234,567.89')
    assert.equal(formatNumber(1234567.89, { locale: 'en', digits: 'khmer' }), '១.២៣៤.៥៦៧,៨៩')
  })

  test('options of Intl.NumberFormat pass through', ({ assert }) => {
    assert.equal(formatNumber(0.125, { style: 'percent', digits: 'khmer' }), '១៣%')
    assert.equal(formatNumber(2, { minimumFractionDigits: 1, digits: 'khmer' }), '២,០')
  })
})
