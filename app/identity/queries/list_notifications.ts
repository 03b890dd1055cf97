import { pagerOf, type Pager } from '#shared/database/pager'
import { noticeWords } from '#identity/notices/notice_words'
import Notification from '#identity/models/notification'
import type { Locale } from '#config/i18n'

const PER_PAGE = 20

type Options = { onlyUnread: boolean; page: number; locale: Locale }

/** The notifications of a person, the newest first. `unread` counts all, whatever is shown. */
export async function listNotifications(
  personId: string,
  { onlyUnread, page, locale }: Options
): Promise<{ rows: NoticeRow[]; pager: Pager; total: number; unread: number }> {
  const own = () => Notification.query().where('person_id', personId)
  const [{ $extras: counts }] = await own().count('* as total').count('read_at as seen')
  const total = Number(counts.total)
  const unread = total - Number(counts.seen)
  const pager = pagerOf(onlyUnread ? unread : total, page, PER_PAGE)
  const query = own().orderBy('created_at', 'desc').orderBy('id', 'desc')
  if (onlyUnread) query.whereNull('read_at')
  const shown = await query.limit(PER_PAGE).offset((pager.page - 1) * PER_PAGE)
  const rows = shown.map((one) => ({
    ...noticeWords(one, locale),
    id: one.id,
    createdAt: one.createdAt,
    isRead: one.readAt !== null,
    hasPage: one.href !== null,
  }))
  return { rows, pager, total, unread }
}

export type NoticeRow = ReturnType<typeof noticeWords> & {
  id: string
  createdAt: Notification['createdAt']
  isRead: boolean
  hasPage: boolean
}
