import { readdir } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import { Template } from 'edge.js'

type Rendering = {
  render: (path: string, state: unknown) => any
  compilePartial: Template['compilePartial']
}

/** Notes the name of every template that is rendered or included until `stop` is called. */
export function noteTemplates() {
  const seen = new Set<string>()
  const prototype = Template.prototype as unknown as Rendering
  const { render, compilePartial } = prototype
  const note = (path: string) => seen.add(path.replace(/\.edge$/, ''))
  prototype.render = function (path, state) {
    note(path)
    return render.call(this, path, state)
  }
  prototype.compilePartial = function (path, ...names) {
    note(path)
    return compilePartial.call(this as never, path, ...names)
  }
  return {
    seen,
    stop() {
      Object.assign(prototype, { render, compilePartial })
    },
  }
}

/** The templates of resources/views/pages, as `pages/library/resources/show`. */
export async function pageTemplates() {
  const files = await readdir(app.makePath('resources/views/pages'), { recursive: true })
  return files
    .filter((file) => file.endsWith('.edge'))
    .map((file) => `pages/${file.replaceAll('\\', '/').slice(0, -5)}`)
    .sort()
}
