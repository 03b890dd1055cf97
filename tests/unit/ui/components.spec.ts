import { test } from '@japa/runner'
import { pageContext } from '#tests/support/page_context'
import { listComponents, type ComponentExample } from '#operations/queries/list_components'
import { renderComponent } from '#operations/queries/render_component'

const components = await listComponents()
const oneLine = (html: string) => html.replace(/\s+/g, ' ')

test.group('Components', () => {
  test('{tag} shows its examples as it says')
    .with(components)
    .run(async ({ assert }, { tag, examples }) => {
      const ctx = await pageContext()
      assert.isNotEmpty(examples)
      for (const example of examples) {
        const html = oneLine(await renderComponent(ctx, tag, example))
        for (const part of example.see ?? []) assert.include(html, part, example.name)
        for (const part of example.unseen ?? []) assert.notInclude(html, part, example.name)
      }
    })

  test('{tag} documents the props of its examples')
    .with(components)
    .run(async ({ assert }, { props, examples }) => {
      const used = examples.flatMap((example) => Object.keys(example.props ?? {}))
      assert.includeMembers(Object.keys(props), used)
      if (examples.some((example) => example.slot)) assert.property(props, 'main')
    })

  test('{tag} makes hostile text inert')
    .with(components)
    .run(async ({ assert }, { tag, examples }) => {
      const ctx = await pageContext()
      for (const hostile of HOSTILE) {
        for (const example of examples) {
          if (tag === 'ui.icon') continue // Its only text is the name of a picture, see NOT_TEXT.
          const html = await renderComponent(ctx, tag, poisoned(example, hostile))
          assert.notInclude(html, '<script', example.name)
          assert.notInclude(html, "' onmouseover=x", example.name)
          assert.notMatch(html, /(href|src|action)="\s*javascript:/i, example.name)
        }
      }
    })
})

const HOSTILE = [
  `"><script>alert(1)</script>`,
  `' onmouseover=x autofocus '`,
  `</textarea></title><script>alert(1)</script>`,
  `javascript:alert(1)`,
]

/** Names of pictures, methods and styles are no free text: one that does not exist is an error. */
const NOT_TEXT = /^(icon|method|style)$/

function poisoned(example: ComponentExample, hostile: string): ComponentExample {
  const poison = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return isKept(key, value) ? value : hostile
    if (Array.isArray(value)) return value.map((one) => poison(one, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)]))
  }
  const { errors = {}, ...page } = (example.page ?? {}) as { errors?: object }
  const poisonedErrors = Object.values(errors).map((messages) => [hostile, poison(messages)])
  return {
    ...example,
    props: poison(example.props ?? {}) as Record<string, unknown>,
    page: { ...(poison(page) as object), errors: Object.fromEntries(poisonedErrors) },
  }
}

const isKept = (key: string, value: string) =>
  NOT_TEXT.test(key) || /^\d{4}-\d\d-\d\d$/.test(value) || (key === 'key' && value.length < 12)
