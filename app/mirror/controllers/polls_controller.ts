import { notePoll } from '#mirror/actions/note_poll'
import { pollAnswer } from '#mirror/queries/poll_answer'
import { pollSaid } from '#mirror/http/said'
import type { HttpContext } from '@adonisjs/core/http'

/** A mirror asks whether there is something new, and says how it is. */
export default class PollsController {
  async store({ mirrorSite, mirrorBody, response }: HttpContext) {
    const said = pollSaid(mirrorBody)
    if (!said) return response.status(400).json({ code: 'bad_body' })
    await notePoll(mirrorSite.id, said)
    return response.json(await pollAnswer(mirrorSite))
  }
}
