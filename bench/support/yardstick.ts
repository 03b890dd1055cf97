import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import Database from 'better-sqlite3'
import { load } from '#bench/support/load'
import type { Table } from '#bench/types'

const seconds = (from: bigint) => Number(process.hrtime.bigint() - from) / 1e9

/** What this machine can do at all, measured in the same run, so that figures of two machines can be compared. */
export async function yardstick(): Promise<Table> {
  return {
    title: 'Yardstick of this run',
    columns: ['what', 'value', 'unit'],
    rows: [
      { what: 'raw Node, a short text', value: await rawNode(), unit: 'requests/s' },
      { what: 'SQLite, one insert a transaction (WAL, FULL)', value: inserts(), unit: 'inserts/s' },
      { what: 'sha256 of 1 MiB blocks', value: hashing(), unit: 'MB/s' },
    ],
  }
}

/** The least that Node can do: no framework, no routing, one short text. */
const RAW_SERVER = `require('node:http')
  .createServer((_, response) => response.end('a short text'))
  .listen(0, '127.0.0.1', function () { process.send(this.address().port) })`

async function rawNode() {
  const child = spawn(process.execPath, ['-e', RAW_SERVER], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<unknown>((resolve) => child.once('message', resolve))
  try {
    const { requests } = await load(`http://127.0.0.1:${port}`, ['/'], { seconds: 3 })
    return Math.round(requests)
  } finally {
    child.kill()
  }
}

function inserts() {
  const folder = mkdtempSync(join(tmpdir(), 'tonle-yardstick-'))
  const db = new Database(join(folder, 'a.sqlite3'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table t (id integer primary key, body text)')
  const insert = db.prepare('insert into t (body) values (?)')
  const from = process.hrtime.bigint()
  let n = 0
  while (seconds(from) < 1) for (let i = 0; i < 50; i++, n++) insert.run('a short row of text')
  const rate = n / seconds(from)
  db.close()
  rmSync(folder, { recursive: true })
  return Math.round(rate)
}

function hashing() {
  const block = randomBytes(1024 * 1024)
  const from = process.hrtime.bigint()
  let n = 0
  while (seconds(from) < 1) {
    createHash('sha256').update(block).digest()
    n++
  }
  return Math.round((n * 1.048576) / seconds(from))
}
