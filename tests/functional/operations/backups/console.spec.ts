import { test } from '@japa/runner'
import { join } from 'node:path'
import { codeOf } from '#operations/backups/say'
import { OwnServer } from '#tests/support/own_server'
import { smallServer } from '#tests/support/small_server'

test.group('Backups on the console', (group) => {
  group.tap((one) => one.timeout(90_000))

  const stack = /\n\s+(?:at |⁃ at )/

  test('a database that does not let in is said in two sentences', async ({ assert, cleanup }) => {
    const small = await smallServer()
    const server = await new OwnServer().open()
    cleanup(async () => {
      await server.close()
      await small.close()
    })
    const to = 'postgres://tonle:not-for-logs@127.0.0.1:1/none'
    const { code, output } = await server.ace('db:copy', `--from=${small.file}`, `--to=${to}`)
    assert.equal(code, 1)
    assert.include(output, 'The database does not answer')
    assert.include(output, 'មូលដ្ឋានទិន្នន័យ')
    assert.notMatch(output, stack)
    assert.notInclude(output, 'not-for-logs')
    assert.equal(
      codeOf(Object.assign(new Error('password'), { code: '28P01' })),
      'database_refused'
    )
  })

  test('without anybody to ask for the passphrase nothing is restored, and it says so', async ({
    assert,
    cleanup,
  }) => {
    const small = await smallServer()
    const server = await new OwnServer().open()
    cleanup(async () => {
      await server.close()
      await small.close()
    })
    await small.backup({ passphrase: 'a lotus' })
    const into = join(server.folder, 'new')
    const { code, output } = await server.ace('restore', small.place.name, `--into=${into}`)
    assert.equal(code, 1)
    assert.include(output, 'BACKUP_PASSPHRASE=')
    assert.notMatch(output, stack)
  })
})
