import { BasePolicy } from '@adonisjs/bouncer'
import { editsCodeLists } from '#institutions/queries/code_list_editors'
import type { Actor } from '#shared/actor'

/** Everyone signed in may look codes up; the ministry's administrators and department officers keep them. */
export default class CodeListPolicy extends BasePolicy {
  view(_actor: Actor) {
    return true
  }

  edit(actor: Actor) {
    return editsCodeLists(actor)
  }
}
