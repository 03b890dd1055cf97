import { test } from '@japa/runner'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { projectRoot } from '#start/root'
import { explain } from '#start/up/explain'

/** The launcher in a folder of its own, on a machine whose programs are what `programs` says. */
function launch(folder: string, programs: Record<string, string>, args = ['up']) {
  const bin = join(folder, 'bin-of-machine')
  mkdirSync(bin, { recursive: true })
  cpSync(fileURLToPath(new URL('ace', projectRoot)), join(folder, 'ace'))
  writeFileSync(join(folder, 'package-lock.json'), '{}')
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  for (const name of [
    'dirname',
    'awk',
    'rm',
    'cut',
    'cmp',
    'mkdir',
    'ln',
    'cat',
    'cp',
    'mv',
    'find',
    'head',
  ]) {
    const real = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    writeFileSync(join(bin, name), `#!/bin/sh\nexec ${real} "$@"\n`)
    chmodSync(join(bin, name), 0o755)
  }
  const { status, stderr, stdout } = spawnSync('/bin/sh', ['ace', ...args], {
    cwd: folder,
    env: { PATH: bin },
    encoding: 'utf8',
  })
  return { status, stderr, stdout }
}

const NODE_24 =
  'case "$*" in *versions.node*) echo 24 ;; -v) echo v24.0.0 ;; *) echo node "$@" ;; esac'
const ROOM = 'printf "h\\n/dev/x 9 9 9000000 1%% /\\n"'
const KHMER = /[\u1780-\u17FF]/

test.group('The launcher on a machine where something is missing', () => {
  test('without Node it names the packages to install', ({ assert, fs }) => {
    const { status, stderr } = launch(fs.basePath, {})
    assert.equal(status, 1)
    assert.match(stderr, /Node and npm are missing: install Node 20/)
    assert.match(stderr, KHMER)
  })

  test('an old Node is told apart from one that can fetch a newer', ({ assert, fs }) => {
    const old = NODE_24.replaceAll('24', '18')
    const { status, stderr } = launch(fs.basePath, { node: old, npm: 'echo 11.0.0', df: ROOM })
    assert.equal(status, 1)
    assert.match(stderr, /Node v18\.0\.0 is too old/)
  })

  test('an old npm is told how to become a new one', ({ assert, fs }) => {
    const { status, stderr } = launch(fs.basePath, { node: NODE_24, npm: 'echo 6.14.4', df: ROOM })
    assert.equal(status, 1)
    assert.match(stderr, /npm 6 is too old: run "npm install -g npm@11"/)
    assert.match(stderr, KHMER)
  })

  test('a full disk is seen before anything is fetched', ({ assert, fs }) => {
    const { status, stderr } = launch(fs.basePath, {
      node: NODE_24,
      npm: 'case "$1" in --version) echo 11.0.0 ;; *) echo fetched > fetched ;; esac',
      df: 'printf "h\\n/dev/x 9 9 5000 99%% /\\n"',
    })
    assert.equal(status, 1)
    assert.match(stderr, /The disk is full: Tonle needs \d+ MB .* finds 4 MB/)
    assert.isFalse(existsSync(join(fs.basePath, 'fetched')))
  })

  test('a failed installation stops with what to do', ({ assert, fs }) => {
    const npm =
      'case "$1" in --version) echo 11.0.0 ;; *) echo "network is down" >&2; exit 1 ;; esac'
    const { status, stderr } = launch(fs.basePath, { node: NODE_24, npm, df: ROOM })
    assert.equal(status, 1)
    assert.match(stderr, /network is down/)
    assert.match(stderr, /could not be installed: check the connection/)
  })

  test('a folder where one may not write is named', ({ assert, fs }) => {
    launch(fs.basePath, {})
    chmodSync(fs.basePath, 0o555)
    // Root may write everywhere: there the launcher runs as nobody.
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const { stderr } = spawnSync('/bin/sh', ['ace', 'up'], {
      cwd: fs.basePath,
      env: { PATH: '/usr/bin:/bin' },
      encoding: 'utf8',
      ...nobody,
    })
    chmodSync(fs.basePath, 0o755)
    assert.match(stderr, /This folder is read-only/)
    assert.match(stderr, KHMER)
  })

  test('--demo lets the demo administrator in without a second factor, unless that was decided', ({
    assert,
    fs,
  }) => {
    const folder = fs.basePath
    const read = () => readFileSync(join(folder, '.env'), 'utf8')
    const programs = { node: NODE_24, npm: 'echo 11.0.0', df: ROOM, sleep: ':' }
    mkdirSync(join(folder, 'node_modules'), { recursive: true })
    mkdirSync(join(folder, 'build'), { recursive: true })
    writeFileSync(join(folder, 'node_modules/.tonle-lock'), '{}')
    writeFileSync(join(folder, 'build/.done'), '')
    launch(folder, programs, ['up'])
    assert.match(read(), /^NODE_ENV=production\nAPP_KEY=/)
    assert.notInclude(read(), 'REQUIRE_SECOND_FACTOR')

    writeFileSync(join(folder, '.env'), 'APP_KEY=x')
    const { stdout } = launch(folder, programs, ['up', '--demo'])
    assert.include(stdout, 'build/bin/up.js --demo')
    assert.match(read(), /^APP_KEY=x\n+REQUIRE_SECOND_FACTOR=false\n$/)
    launch(folder, programs, ['up', '--demo'])
    assert.lengthOf(read().match(/REQUIRE_SECOND_FACTOR/g)!, 1)

    writeFileSync(join(folder, '.env'), 'APP_KEY=x\nREQUIRE_SECOND_FACTOR=true\n')
    launch(folder, programs, ['up', '--demo'])
    assert.notInclude(read(), 'false')

    launch(folder, programs, ['up', '--role', 'mirror'])
    assert.match(read(), /^TONLE_ROLE=mirror$/m)
    launch(folder, programs, ['up', '--role=origin'])
    assert.notInclude(read(), 'origin', 'it is decided once')
    const { stderr } = launch(folder, programs, ['up', '--role', 'king'])
    assert.include(stderr, 'origin, mirror or both')
  })

  test('any other word goes to the command line of the framework', ({ assert, fs }) => {
    const programs = { node: NODE_24, npm: 'echo 11.0.0', df: ROOM }
    mkdirSync(join(fs.basePath, 'node_modules'), { recursive: true })
    writeFileSync(join(fs.basePath, 'node_modules/.tonle-lock'), '{}')
    writeFileSync(join(fs.basePath, '.env'), '')
    const { stdout } = launch(fs.basePath, programs, ['list', '--all'])
    assert.match(stdout, /node ace\.js list --all/)
  })
})

test.group('Why a server may not start', () => {
  test('{code} becomes one sentence in two languages')
    .with([
      { code: 'EADDRINUSE', says: /Port \d+ is used by another program/ },
      { code: 'ENOSPC', says: /The disk is full/ },
      { code: 'SQLITE_FULL', says: /The disk is full/ },
      { code: 'SQLITE_READONLY', says: /data folder is read-only/ },
      { code: 'SQLITE_CANTOPEN', says: /data folder is read-only/ },
      { code: 'EROFS', says: /data folder is read-only/ },
      { code: 'ECONNREFUSED', says: /PostgreSQL server .* does not answer/ },
    ])
    .run(({ assert }, { code, says }) => {
      const text = explain(Object.assign(new Error('x'), { code }))
      assert.match(text, says)
      assert.match(text, KHMER)
      assert.lengthOf(text.split('\n'), 2)
    })

  test('what nobody expected is shown as it is', ({ assert }) => {
    assert.match(explain(new Error('a surprise')), /a surprise/)
  })
})
