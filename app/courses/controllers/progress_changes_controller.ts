import { PassThrough } from 'node:stream'
import { taughtCourse } from '#courses/changeable_course'
import { watchCourse, whenStopping } from '#courses/watch_course'
import type { HttpContext } from '@adonisjs/core/http'

/** A browser comes back by itself; so it is asked again whether it may. */
const MOST_MS = 5 * 60_000

/** A line that says nothing keeps proxies and routers from closing the connection. */
const BREATH_MS = 20_000

/** Tells the page of a class that something has changed (server-sent events, HTML Living Standard 9.2). */
export default class ProgressChangesController {
  async show(ctx: HttpContext) {
    const course = await taughtCourse(ctx)
    const stream = new PassThrough()
    stream.write('retry: 3000\n\n')
    const ends = [
      watchCourse(course.id, () => stream.write('event: changed\ndata: 1\n\n')),
      whenStopping(() => stream.end()),
    ]
    const breath = setInterval(() => stream.write(': \n\n'), BREATH_MS).unref()
    const most = setTimeout(() => stream.end(), MOST_MS).unref()
    const stop = () => {
      clearInterval(breath)
      clearTimeout(most)
      for (const end of ends) end()
    }
    stream.once('close', stop)
    // A browser that went away closes the answer, and with it the stream.
    ctx.response.response.once('close', () => stream.destroy())
    ctx.response.header('content-type', 'text/event-stream')
    ctx.response.header('cache-control', 'no-store')
    ctx.response.header('x-accel-buffering', 'no')
    return ctx.response.stream(stream)
  }
}
