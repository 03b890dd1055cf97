import { Exception } from '@adonisjs/core/exceptions'
import Place from '#institutions/models/place'
import { listPlaces } from '#institutions/queries/list_places'
import { placeName } from '#institutions/queries/places'
import type { HttpContext } from '@adonisjs/core/http'

/** Provinces and districts with their codes and what is there. */
export default class PlacesController {
  async index(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const places = await listPlaces(null, ctx.locale)
    return ctx.view.render('pages/institutions/places/index', { places })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with('InstitutionPolicy').authorize('view')
    const place = await Place.query()
      .where('code', ctx.params.code)
      .whereNull('parent_code')
      .first()
    if (!place) throw new Exception('There is no such province', { status: 404 })
    const places = await listPlaces(place.code, ctx.locale)
    const province = { code: place.code, name: placeName(place, ctx.locale) }
    return ctx.view.render('pages/institutions/places/show', { province, places })
  }
}
