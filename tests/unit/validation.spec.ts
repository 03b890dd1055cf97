import vine from '@vinejs/vine'
import { test } from '@japa/runner'

test.group('label()', () => {
  const validator = vine.create({ name: vine.string().label().minLength(2).maxLength(6) })

  test('takes away what keyboards put between words, before the rules behind it', async ({
    assert,
  }) => {
    const { name } = await validator.validate({ name: ' \u200Bក\u200Bខ  e\u0301\u200B ' })
    assert.equal(name, 'កខ é')
    const [error] = await validator.tryValidate({ name: 'ក\u200B\u200B\u200B' })
    assert.isNotNull(error)
  })
})
