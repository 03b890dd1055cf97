import type { HttpContext } from '@adonisjs/core/http'
import { listComponents } from '#operations/queries/list_components'
import { renderComponent } from '#operations/queries/render_component'

/** Every component with its props and examples, for the people who build pages. Not in production. */
export default class ComponentsController {
  async index(ctx: HttpContext) {
    const components = await Promise.all(
      (await listComponents()).map(async ({ examples, ...component }) => ({
        ...component,
        examples: await Promise.all(
          examples.map(async (example) => ({
            name: example.name,
            html: await renderComponent(ctx, component.tag, example),
          }))
        ),
      }))
    )
    return ctx.view.render('pages/operations/components/index', { components })
  }
}
