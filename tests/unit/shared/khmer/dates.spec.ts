import { test } from '@japa/runner'
import { formatDate, formatTime } from '#shared/khmer/dates'
import { MONTHS, WEEKDAYS } from '#shared/khmer/calendar_names'

test.group('khmer / dates', () => {
  test('{0}, {1}: {2}')
    .with([
      ['km', 'full', 'ថ្ងៃសុក្រ ទី១ ខែវិច្ឆិកា ឆ្នាំ២០២៤'],
      ['km', 'long', 'ថ្ងៃទី1 ខែវិច្ឆិកា ឆ្នាំ2024'],
      ['km', 'short', '01/11/2024'],
      ['km', 'numeric', '2024-11-01'],
      ['en', 'full', 'Friday, 1 November 2024'],
      ['en', 'long', '1 November 2024'],
      ['en', 'short', '01/11/2024'],
      ['en', 'numeric', '2024-11-01'],
    ] as const)
    .run(({ assert }, [locale, style, text]) => {
      assert.equal(formatDate('2024-11-01', { locale, style }), text)
    })

  test('the digits follow the wish of the user', ({ assert }) => {
    const date = '2024-11-01'
    assert.equal(formatDate(date, { digits: 'khmer' }), '០១/១១/២០២៤')
    assert.equal(formatDate(date, { style: 'full', digits: 'latin' }), 'ថ្ងៃសុក្រ ទី1 ខែវិច្ឆិកា ឆ្នាំ2024')
  })

  test('an instant is the day it is in Phnom Penh, unless said otherwise', ({ assert }) => {
    const evening = new Date('2024-12-31T17:00:00Z')
    assert.equal(formatDate(evening), '01/01/2025')
    assert.equal(formatTime(evening), '00:00')
    assert.equal(formatDate(evening, { timeZone: 'UTC' }), '31/12/2024')
    assert.equal(formatTime('2024-11-01T07:05:59Z', { digits: 'khmer' }), '១៤:០៥')
  })

  test('a Luxon DateTime and a regional locale are understood', ({ assert }) => {
    const dateTime = { toJSDate: () => new Date('2024-11-01T00:00:00Z') }
    assert.equal(formatDate(dateTime, { locale: 'en-GB', style: 'long' }), '1 November 2024')
    assert.equal(formatDate(dateTime, { locale: 'km-KH', style: 'long' }), 'ថ្ងៃទី1 ខែវិច្ឆិកា ឆ្នាំ2024')
  })

  test('a calendar date is not moved by a time zone', ({ assert }) => {
    assert.equal(formatDate('2024-11-01', { timeZone: 'America/Los_Angeles' }), '01/11/2024')
  })

  test('the year is of the common era, also after Khmer New Year', ({ assert }) => {
    assert.equal(formatDate('2025-05-12', { style: 'full' }), 'ថ្ងៃចន្ទ ទី១២ ខែឧសភា ឆ្នាំ២០២៥')
  })

  test('the names are those of CLDR', ({ assert }) => {
    for (const locale of ['km', 'en'] as const) {
      const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
      const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
      assert.deepEqual(
        MONTHS[locale].map((_, index) => month.format(Date.UTC(2024, index, 15))),
        [...MONTHS[locale]]
      )
      // 1 September 2024 was a Sunday.
      assert.deepEqual(
        WEEKDAYS[locale].map((_, index) => day.format(Date.UTC(2024, 8, 1 + index))),
        [...WEEKDAYS[locale]]
      )
    }
  })

  test('what is no date is refused', ({ assert }) => {
    assert.throws(() => formatDate('yesterday'), 'Not a date: yesterday')
    assert.throws(() => formatDate('2024-13-01'), 'Not a date: 2024-13-01')
    assert.throws(() => formatDate(new Date(), { timeZone: 'Asia/Angkor' }), RangeError)
  })
})
