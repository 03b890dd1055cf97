import app from '@adonisjs/core/services/app'
import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import { listComponents, type ComponentDoc } from '#operations/queries/list_components'
import { renderComponent } from '#operations/queries/render_component'

/** Every component with its props and examples, for the people who build pages. There is no such page in production. */
export default class ComponentsController {
  async index(ctx: HttpContext) {
    if (app.inProduction) throw new Exception('Not in production', { status: 404 })
    const docs = await listComponents()
    const components = await Promise.all(docs.map((doc) => this.withHtml(ctx, doc)))
    return ctx.view.render('pages/operations/components/index', { components })
  }

  private async withHtml(ctx: HttpContext, { examples, ...component }: ComponentDoc) {
    const rendered = examples.map(async (example) => ({
      name: example.name,
      html: await renderComponent(ctx, component.tag, example),
    }))
    return { ...component, examples: await Promise.all(rendered) }
  }
}
