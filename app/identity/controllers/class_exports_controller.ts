import { recordRead } from '#shared/audit/record_read'
import { sheetFormatOf, sheetResponse } from '#shared/sheets/sheet_response'
import { translate } from '#shared/http/translate'
import { placesOf, pupilRows, type PupilRow } from '#identity/queries/class_pupils'
import { findClass } from '#identity/queries/find_class'
import type { HttpContext } from '@adonisjs/core/http'

/** The pupils of a class as a table to download. */
export default class ClassExportsController {
  async show(ctx: HttpContext) {
    const schoolClass = await findClass(ctx.params.id)
    await ctx.bouncer.with('IdentitySchoolClassPolicy').authorize('view', schoolClass)
    const { id, institutionId, year } = schoolClass
    const subject = { type: 'class', id } as const
    await recordRead(ctx.actor!, { verb: 'identity.class_exported', subject, institutionId })
    const t = (key: string) => translate(ctx.locale, key)
    const pupils = await pupilRows(placesOf(schoolClass).limit(500), schoolClass, 'km', ctx.actor!)
    return sheetResponse(ctx, {
      name: `class-${year}-${id.slice(-6)}`,
      format: sheetFormatOf(ctx.request.input('format')),
      columns: [
        { key: 'roll', label: t('classes.fields.roll'), width: 6 },
        { key: 'name', label: t('classes.list.name_km'), width: 24 },
        { key: 'latin', label: t('classes.list.name_latin'), width: 24 },
        { key: 'sex', label: t('people.columns.sex') },
        { key: 'number', label: t('people.form.student_number') },
        { key: 'username', label: t('people.columns.username') },
        { key: 'from', label: t('classes.teachers.starts_on') },
      ],
      rows: pupils.map((one) => rowOf(one, t)),
    })
  }
}

const rowOf = (one: PupilRow, t: (key: string) => string) => ({
  roll: one.rollNumber,
  name: one.name,
  latin: one.otherName,
  sex: one.sex ? t(`people.sex.${one.sex}`) : null,
  number: one.number,
  username: one.username,
  from: one.startsOn,
})
