import { webcrypto } from 'node:crypto'
import { test } from '@japa/runner'
// @ts-expect-error a script of the browser, without types
import { forgetOthers, personalStore } from '../../../resources/js/personal_store.js'

/** A browser's box of texts. */
class Box {
  [name: string]: any
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null
  }
  setItem(name: string, value: string) {
    this[name] = value
  }
  removeItem(name: string) {
    delete this[name]
  }
}

const browser = (isSecure: boolean) => ({
  localStorage: new Box(),
  sessionStorage: new Box(),
  crypto: isSecure ? webcrypto : { getRandomValues: () => {} },
})

const A = 'a'.repeat(43)
const B = 'b'.repeat(43)

test.group('What a browser keeps of a person', () => {
  for (const isSecure of [true, false]) {
    const where = browser(isSecure)
    const box = isSecure ? where.localStorage : where.sessionStorage
    test(
      isSecure ? 'is enciphered where it can be' : 'lives in the tab on plain http',
      async ({ assert }) => {
        await personalStore(A, where).set('draft', { text: 'អត្ថបទ' })
        assert.deepEqual(await personalStore(A, where).get('draft'), { text: 'អត្ថបទ' })
        assert.isUndefined(await personalStore(B, where).get('draft'), 'another person')
        const kept = JSON.stringify({ ...box })
        assert.equal(kept.includes('អត្ថបទ'), !isSecure)
        assert.notInclude(kept, A)
        personalStore(A, where).remove('draft')
        assert.isUndefined(await personalStore(A, where).get('draft'))
      }
    )
  }

  test('what is readable goes when somebody else comes, or nobody', async ({ assert }) => {
    const where = browser(false)
    await personalStore(A, where).set('draft', 1)
    where.sessionStorage.setItem('other', 'x')
    forgetOthers(A, where.sessionStorage)
    assert.equal(await personalStore(A, where).get('draft'), 1)
    forgetOthers(B, where.sessionStorage)
    assert.isUndefined(await personalStore(A, where).get('draft'))
    await personalStore(A, where).set('draft', 1)
    forgetOthers(undefined, where.sessionStorage)
    assert.deepEqual(Object.keys(where.sessionStorage), ['other'])
  })

  test('is for nobody without a key', ({ assert }) => {
    assert.throws(() => personalStore(undefined, browser(true)))
  })
})
