import { test } from '@japa/runner'
import { HOOK, withHook } from '#runtime/content/frame_hook'

const hooked = (text: string) => withHook(Buffer.from(text)).toString()

test.group('The first script of a page of a package', () => {
  test('stands before every other script and after the type of the document', ({ assert }) => {
    assert.equal(
      hooked('<!DOCTYPE html>\n<html lang="km"><head><meta charset="utf-8"><script>1</script>'),
      `<!DOCTYPE html>\n<html lang="km"><head>${HOOK}<meta charset="utf-8"><script>1</script>`
    )
    assert.equal(
      hooked('<?xml version="1.0"?><!-- <head> --><HTML>\n<HEAD ><title>x'),
      `<?xml version="1.0"?><!-- <head> --><HTML>\n<HEAD >${HOOK}<title>x`
    )
    assert.equal(
      hooked('\u{FEFF}<html><script>1</script>'),
      `\u{FEFF}<html>${HOOK}<script>1</script>`
    )
    assert.equal(hooked('<p>ភាសា</p>'), `${HOOK}<p>ភាសា</p>`)
    assert.equal(hooked('<header>x'), `${HOOK}<header>x`)
    assert.equal(hooked(''), HOOK)
  })

  test('leaves other bytes as they are, and pages of 16 bits a character whole', ({ assert }) => {
    const page = Buffer.from([0x3c, 0x70, 0x3e, 0xe9, 0x00, 0xff])
    assert.isTrue(withHook(page).subarray(HOOK.length).equals(page))
    const wide = Buffer.from('\u{FEFF}<html>', 'utf16le')
    assert.isTrue(withHook(wide).equals(wide))
  })
})
