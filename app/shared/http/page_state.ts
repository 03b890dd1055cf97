import type { HttpContext } from '@adonisjs/core/http'
import { formatDate, type DateStyle } from '#shared/khmer/dates'
import { formatNumber } from '#shared/khmer/numbers'
import { uploads } from '#config/uploads'
import { site, siteName } from '#shared/site/site'
import { inLocale, translate } from '#shared/http/translate'
import type { DateTime } from 'luxon'

/** What every template may read of the request: one object, made when the first template is rendered. */
export class PageState {
  /** The errors of a refused form by field, and what was typed; see the exception handler. */
  errors: Record<string, string[]> = {}
  old: Record<string, any> | undefined

  constructor(private ctx: HttpContext) {}

  get locale() {
    return this.ctx.locale
  }

  get otherLocale() {
    return this.locale === 'km' ? 'en' : 'km'
  }

  /** The name of this site in the language of the page. */
  get siteName() {
    return siteName(this.locale)
  }

  /** What templates show of the settings of the site. */
  get site() {
    const { logo, contact, locales, signInHintKm, signInHintEn } = site()
    const { phone, email, telegram, addressKm, addressEn } = contact
    const address = inLocale(this.locale, addressKm, addressEn)
    const hint = inLocale(this.locale, signInHintKm, signInHintEn)
    return { logo, phone, email, telegram, address, hint, isBilingual: locales.length > 1 }
  }

  get actor() {
    return this.ctx.actor ?? null
  }

  /** The doors of the top bar for this person. */
  get doors() {
    return this.ctx.doors ?? []
  }

  get path() {
    return this.ctx.request.url()
  }

  /** What a page is about where its own address does not say so: the package that a player shows. */
  about: string | undefined

  /** This address without ids of rows, which may be people's: what a report of a problem keeps of it. */
  get reportable() {
    return (this.about ?? this.path).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '…')
  }

  /** This address with some query values changed; an empty value leaves it out. */
  withQuery(changes: Record<string, string | number | undefined>) {
    const query = new URLSearchParams()
    for (const [key, value] of Object.entries({ ...this.ctx.request.qs(), ...changes })) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== null && one !== '') query.append(key, String(one))
      }
    }
    const text = query.toString()
    return this.path + (text ? `?${text}` : '')
  }

  /** Where this page belongs if not where its address says: a page of the handbook lies under `/library`. */
  section: string | undefined

  /** Whether this page is `href` or lies under it. */
  isAt(href: string) {
    const path = this.section ?? this.path
    return path === href || (href !== '/' && path.startsWith(`${href}/`))
  }

  /** The first letters of the person's names, for the picture in the top bar. */
  get initials() {
    const words = (this.actor?.name ?? '').split(/\s+/).filter(Boolean)
    return words
      .map((word) => [...word][0].toUpperCase())
      .slice(0, 2)
      .join('')
  }

  /** What the page's script needs of the person, see resources/js/person.js; undefined for visitors. */
  get person() {
    return this.ctx.person
  }

  /** Where this server's data comes from and how old it is, as a strip under the top bar. */
  get status() {
    return this.ctx.pageStatus
  }

  /** How large a file that arrives in pieces may be, in bytes. */
  get largestUpload() {
    return uploads.limit
  }

  /** How many notifications the person has not read. */
  get unread() {
    return this.ctx.unread ?? 0
  }

  get requestId() {
    return this.ctx.request.id()
  }

  get flash(): { tone: string; text: string } | undefined {
    return this.ctx.session?.flashMessages.get('notice')
  }

  error(field: string): string | undefined {
    return this.errors[field]?.[0]
  }

  /** What was typed into a refused form, else `value`. */
  value(field: string, value?: unknown) {
    return this.old && field in this.old ? this.old[field] : value
  }

  /** The chosen values of a field with choices, as text; `value` is one or a list. */
  chosen(field: string, value?: unknown): string[] {
    const now = this.old ? this.old[field] : value
    return [now ?? []].flat().map(String)
  }

  /** What every control carries: its name, and for screen readers its hint and its error. */
  fieldAttrs(name: string, hint?: string) {
    const wrong = this.error(name) !== undefined
    return {
      'id': `field-${name}`,
      name,
      'class': 'field-box',
      'aria-invalid': wrong && 'true',
      'aria-describedby': [hint && `hint-${name}`, wrong && `error-${name}`],
    }
  }
}

/** The functions and the state that templates get with each request. */
export function pageLocals(ctx: HttpContext) {
  const { locale } = ctx
  return {
    page: (ctx.pageState ??= new PageState(ctx)),
    t: (key: string, data?: Record<string, unknown>) => translate(locale, key, data),
    date: (value: DateTime | Date | string, style: DateStyle = 'long') =>
      formatDate(value, { locale, style }),
    num: (value: number) => formatNumber(value, { locale }),
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    pageState?: PageState
    /** How many notifications the person has not read; set with the actor. */
    unread?: number
    /** Where the data comes from and how old it is; set by the module that knows. */
    pageStatus?: { tone: 'info' | 'ok' | 'warn'; text: string; href?: string }
    /** What names and locks the person's things in this browser; set by the module that knows. */
    readonly person?: { key: string; mark: string; idleSeconds?: number }
    /** Links of the top bar, set by the module that knows the person's roles. */
    doors?: { name: string; href: string; label: string; icon: string }[]
  }
}
