import { test } from '@japa/runner'
import { contract, index } from '#tests/contracts/search/documents'
import { findKhmer } from '#bench/support/find_khmer'

contract('Khmer words', () => {
  test('finds 600 words in 2,600 texts, those that hold the word as a word first', async ({
    assert,
  }) => {
    const { words, texts, recall, precision } = await findKhmer(index())
    process.stdout.write(
      `    ${words} words in ${texts} texts: recall ${recall.toFixed(4)}, precision of the first ten ${precision.toFixed(4)}\n`
    )
    assert.equal(words, 600)
    assert.equal(texts, 2600)
    assert.isAtLeast(recall, 0.99)
    assert.isAtLeast(precision, 0.95)
  }).timeout(120_000)
})
