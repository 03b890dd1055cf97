import { Exception } from '@adonisjs/core/exceptions'
import { appUrl } from '#config/app'
import { locales, type Locale } from '#config/i18n'
import { listQuery } from '#shared/http/list_query'
import { sendUnchanged } from '#shared/http/send_unchanged'
import { feedsPage } from '#library/feeds/feeds_page'
import { feedAddress, feedOf, type FeedAsked } from '#library/feeds/feed_query'
import { atomOf, rssOf } from '#library/feeds/write_feed'
import type { HttpContext } from '@adonisjs/core/http'

/** What is new in the library, for readers of feeds. */
export default class FeedsController {
  /** Their addresses, and the other ways in which programs read the library. */
  async index(ctx: HttpContext) {
    return ctx.view.render('pages/library/feeds/index', await feedsPage(askedOf(ctx)))
  }

  rss(ctx: HttpContext) {
    return answer(ctx, 'rss')
  }

  atom(ctx: HttpContext) {
    return answer(ctx, 'atom')
  }
}

async function answer(ctx: HttpContext, format: 'rss' | 'atom') {
  const asked = askedOf(ctx)
  const found = await feedOf(asked)
  if (!found) throw new Exception('No such subject', { status: 404, code: 'E_ROW_NOT_FOUND' })
  const times = found.records.map(({ row }) => row.updatedAt.getTime())
  const feed = {
    ...{ ...found, language: asked.language, page: pageOf(asked) },
    address: `${appUrl}${feedAddress(format, asked)}`,
    updated: new Date(Math.max(0, ...times)),
  }
  return sendUnchanged(ctx, {
    body: format === 'atom' ? atomOf(feed) : rssOf(feed),
    type: `application/${format}+xml`,
    modified: feed.updated,
  })
}

function askedOf(ctx: HttpContext): FeedAsked {
  const { text } = listQuery(ctx)
  const grade = Number(text('grade'))
  const language = text('language') as Locale
  return {
    subject: text('subject'),
    grade: Number.isInteger(grade) && grade >= 1 && grade <= 12 ? grade : null,
    language: locales.includes(language) ? language : ctx.locale,
  }
}

function pageOf({ subject, grade }: FeedAsked) {
  const qs = new URLSearchParams({ sort: 'newest' })
  if (subject) qs.set('subject', subject)
  if (grade) qs.set('grade', String(grade))
  return `${appUrl}/library?${qs}`
}
