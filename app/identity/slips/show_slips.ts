import { recordSlipsViewed } from '#identity/actions/record_slips_viewed'
import { institutionNames } from '#identity/queries/institution_names'
import { slipPage } from '#identity/slips/slip_page'
import type { HttpContext } from '@adonisjs/core/http'

type Slips = {
  slips: Parameters<typeof slipPage>[1]['slips']
  /** Of whom the slips are: the audit log names it. */
  subject: Parameters<typeof recordSlipsViewed>[1]['subject']
  institutionId: string | undefined
  /** Printed behind the name of the institution. */
  title?: string
  back: string
}

/** The page of slips to print: written into the audit log, kept by no browser. */
export async function showSlips(ctx: HttpContext, { slips, subject, title, ...of }: Slips) {
  const { institutionId, back } = of
  const names = await institutionNames(institutionId ? [institutionId] : [], ctx.locale)
  await recordSlipsViewed(ctx.actor!, { subject, institutionId, count: slips.length })
  ctx.response.header('cache-control', 'no-store')
  const institution = [names.get(institutionId ?? '') ?? '', title].filter(Boolean).join(' · ')
  return ctx.view.render('pages/identity/slips/show', slipPage(ctx, { slips, institution, back }))
}
