import { test } from '@japa/runner'
import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#config/data'
import { mounts } from '#shared/sticks/mounts'
import { IS_STICK } from '#mirror/sticks/stick_places'

const read = (path: string) => readFile(join(projectRoot, path), 'utf8')

test.group('Mirror, the protocol and the code', () => {
  test('each section of the protocol is cited where it is implemented', async ({ assert }) => {
    const protocol = await read('docs/protocols/mirror.md')
    const sections = [...protocol.matchAll(/^## (\d+)\./gm)].map(([, number]) => number)
    assert.isAbove(sections.length, 20)
    let code = ''
    for await (const path of glob('app/mirror/**/*.ts', { cwd: projectRoot })) {
      code += (await read(path)).replaceAll(/\n\s*\*?\s*/g, ' ')
    }
    const cited = new Set<string>()
    for (const [, list] of code.matchAll(/sections? ((?:\d+(?:\.\d+)?(?:, | and | to )?)+)/g)) {
      for (const [number] of list.matchAll(/\d+(?=\.\d|\D|$)/g)) cited.add(number)
    }
    assert.deepEqual(
      sections.filter((number) => !cited.has(number)),
      []
    )
  })

  test('the rule that is shipped mounts sticks where they are found, to be written and not to be run', async ({
    assert,
  }) => {
    const rule = await read('docs/operate/mirror/99-tonle-stick.rules')
    const mounting = rule.split('\n').filter((line) => line.includes('systemd-mount '))
    assert.lengthOf(mounting, 3)
    const table = join(await mkdtemp(join(tmpdir(), 'tonle-mounts-')), 'mounts')
    for (const line of mounting) {
      const [, options, folder] = /--options=(\S+) \$devnode (\S+)"/.exec(line)!
      const list = options.split(',')
      assert.includeMembers(list, ['rw', 'nosuid', 'nodev', 'noexec'])
      assert.notIncludeMembers(list, ['ro', 'sync', 'exec', 'suid', 'dev'])
      // The service is not root: FAT knows no owners.
      assert.equal(list.includes('umask=0000'), /"(?:vfat|exfat)"/.test(line))
      await writeFile(table, `/dev/sda1 ${folder.replace('%k', 'sda1')} vfat ${options} 0 0\n`)
      const [[, mounted]] = await mounts(table)
      assert.match(mounted, IS_STICK)
    }
    assert.match(rule, /ACTION=="remove".*systemd-umount \/media\/tonle-%k"/)
    const guide = await read('docs/operate/mirror.md')
    assert.include(guide, '99-tonle-stick.rules')
    assert.include(guide, '0082-sticks-are-mounted-for-writing.md')
    await rm(join(table, '..'), { recursive: true })
  })
})
