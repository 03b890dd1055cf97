import db from '@adonisjs/lucid/services/db'
import { XapiProblem } from '#runtime/lrs/problem'
import { definitionsOf } from '#runtime/lrs/store/definitions'
import { iriOf } from '#runtime/lrs/validation/values'
import { keyOf } from '#runtime/lrs/store/keys'
import { mayReadAny } from '#runtime/lrs/authority'
import { parametersOf } from '#runtime/lrs/parameters'
import { jsonAnswer, type Resource } from '#runtime/lrs/call'

/** The whole of what is known of an activity (xAPI 1.0.3 part three, 2.5). */
export const activities: Resource = {
  GET: async (call) => {
    if (!mayReadAny(call.authority)) throw new XapiProblem(403, 'no scope reads activities')
    const id = iriOf(parametersOf(call, ['activityId']).needed('activityId'), 'activityId')
    const key = keyOf('activity', id)
    const known = await definitionsOf([key], db.connection())
    const definition = known.get(key)
    return jsonAnswer({ objectType: 'Activity', id, ...(definition && { definition }) })
  },
}
