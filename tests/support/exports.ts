import db from '@adonisjs/lucid/services/db'
import { runJob } from '#shared/jobs/run_job'
import { unzip } from '#tests/support/unzip'
import type { BrowserSession } from '#tests/support/browser_session'

export const EXPORTS = '/library/exports'

/** Begins an export by its form. @returns its row */
export async function beginExport(
  browser: BrowserSession,
  fields: Record<string, string>,
  page = `${EXPORTS}/create`
) {
  const form = await browser.get(page)
  const { status } = await browser.post(EXPORTS, fields)
  const row = await db.from('library_exports').orderBy('id', 'desc').firstOrFail()
  return { form, status, row }
}

/** Begins an export, runs it and fetches its file. */
export async function takeAlong(
  browser: BrowserSession,
  fields: Record<string, string>,
  page?: string
) {
  const { form, status, row } = await beginExport(browser, fields, page)
  await runJob(row.job_id)
  const job = await db.from('shared_jobs').where('id', row.job_id).firstOrFail()
  if (job.state !== 'done') throw new Error(`the export is ${job.state}: ${job.error}`)
  const done = await db.from('library_exports').where('id', row.id).firstOrFail()
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(new URL(`${EXPORTS}/${row.id}`, process.env.APP_URL), {
    headers: { cookie },
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  if (response.status !== 200) throw new Error(`the file is ${response.status}: ${bytes}`)
  return { form, status, row: done, response, bytes, files: await unzip(bytes) }
}
