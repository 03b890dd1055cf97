import { test } from '@japa/runner'
import { pagerOf } from '#shared/database/pager'

test.group('The pager', () => {
  test('{wanted} of 45 rows is page {page}')
    .with([
      { wanted: 2, page: 2 },
      { wanted: '3', page: 3 },
      { wanted: '99', page: 3 },
      { wanted: '-4', page: 1 },
      { wanted: 'nonsense', page: 1 },
      { wanted: undefined, page: 1 },
      { wanted: ['2', '3'], page: 1 },
    ])
    .run(({ assert }, { wanted, page }) => {
      const pager = { page, perPage: 20, total: 45, lastPage: 3 }
      assert.deepEqual(pagerOf('45', wanted, 20), pager)
    })
})
