import { BasePolicy } from '@adonisjs/bouncer'
import { manages } from '#institutions/queries/managers'
import type { Actor } from '#shared/actor'

/** The settings of the site are those of the whole server. */
export default class SettingPolicy extends BasePolicy {
  edit(actor: Actor) {
    return manages.everything(actor)
  }
}
