import { bytes } from '#shared/http/view/bytes'
import { translate } from '#shared/http/translate'
import type { Locale } from '#config/i18n'
import type { ResourceItem } from '#library/queries/resource_items'

export type Tag = { text: string; tone?: string }

const STATE_TONES: Record<string, string> = { draft: 'warn', retired: 'bad', hidden: 'bad' }

/** What stands below a resource in a list: lesson or subject, grades, licence, size, and what is unusual about it. */
export function resourceTags(item: Omit<ResourceItem, 'tags'>, locale: Locale): Tag[] {
  const t = (key: string, data?: Record<string, unknown>) =>
    translate(locale, `library.${key}`, data)
  const tags: Tag[] = []
  const place = [item.lessons[0], item.subject?.short].filter(Boolean).join(' ')
  if (item.state !== 'published') {
    tags.push({ text: t(`states.${item.state}`), tone: STATE_TONES[item.state] })
  }
  if (place) tags.push({ text: place, tone: 'info' })
  if (item.grades.length) tags.push({ text: t('grade', { grade: item.grades.join(', ') }) })
  tags.push({ text: item.licence })
  if (item.size) tags.push({ text: bytes(item.size) })
  if (item.teacherOnly) tags.push({ text: t('teacher_only'), tone: 'warn' })
  return tags
}
