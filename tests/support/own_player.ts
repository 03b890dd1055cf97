import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { OwnServer } from '#tests/support/own_server'

type Seeded = { code: string; username: string; password: string }

/** A server of its own with one package and one person who may play it, not yet serving. */
export async function ownPlayer(bytes: Buffer) {
  return seededServer<Seeded & { packageId: string }>('tests/support/seed_player.ts', bytes)
}

/** A server of its own, not yet serving, with what a script puts there and says. */
export async function seededServer<T = Seeded>(script: string, bytes?: Buffer) {
  const server = await new OwnServer().open()
  mkdirSync(server.dataDir, { recursive: true })
  const file = join(server.folder, 'package.zip')
  if (bytes) writeFileSync(file, bytes)
  const migrated = await server.ace('migration:run', '--force')
  const { output } = await server.run([script, file]).ended
  const line = /SEEDED (.+)/.exec(output)?.[1]
  if (!line) throw new Error(`${migrated.output}\n${output}`)
  return { server, seeded: JSON.parse(line) as T }
}

/** Signs in with the form, at the address under which the browser sees the application. */
export async function signInAt(page: Page, origin: string, { username, password }: Seeded) {
  await page.goto(`${origin}/sign-in`)
  await page.locator('input[name=identifier]').fill(username)
  await page.locator('input[name=password]').fill(password)
  await page.locator('form[action="/sign-in"] button[type=submit]').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
