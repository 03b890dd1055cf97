import pg from 'pg'
import { newCode } from '#shared/ids'

/** An empty database beside the one at `address`, and how to drop it. */
export async function ownDatabase(address: string) {
  const name = `tonle_bench_${newCode(8).toLowerCase()}`
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await ask(`create database ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => ask(`drop database if exists ${name} with (force)`) }
}
