import { InstitutionsPlaceSchema } from '#database/schema'

/** A province (two-digit code) or a district, khan or krong below it (four digits) of the gazetteer. */
export default class Place extends InstitutionsPlaceSchema {
  static table = 'institutions_places'
  static selfAssignPrimaryKey = true
}
