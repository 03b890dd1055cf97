import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { translate } from '#shared/http/translate'
import { classFilter } from '#identity/queries/class_filters'
import { classesOf, classRows, inOrder } from '#identity/queries/list_classes'
import type { HttpContext } from '@adonisjs/core/http'
import type { Locale } from '#config/i18n'

const PART = 200

const COLUMNS = {
  name: 'people.classes.name',
  year: 'people.classes.year',
  grade: 'people.classes.grade',
  shift: 'classes.fields.shift',
  room: 'classes.fields.room',
  institution: 'people.pick.institution',
  homeroom: 'people.classes.homeroom',
  capacity: 'classes.fields.capacity',
  pupils: 'people.classes.pupils',
  female: 'classes.fields.female',
}

/** The list of classes, as it is filtered, as a table to download. */
export default class ClassesExportsController {
  async show(ctx: HttpContext) {
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('list')
    return sheetResponse(ctx, {
      name: 'classes',
      format: sheetFormatOf(ctx.request.input('format')),
      columns: Object.entries(COLUMNS).map(([key, label]) => ({
        key,
        label: translate(ctx.locale, label),
        width: key === 'institution' ? 40 : 16,
      })),
      rows: rowsOf(ctx, ctx.locale),
    })
  }
}

async function* rowsOf(ctx: HttpContext, locale: Locale) {
  for (let page = 1; ; page++) {
    const query = classesOf(ctx.actor!, classFilter(ctx))
    const classes = await inOrder(query).forPage(page, PART)
    for (const row of await classRows(classes, locale)) yield { ...row }
    if (classes.length < PART) return
  }
}
