import { filesOf, prepareFiles } from '#library/packs/resource_files'
import { resourceSource } from '#library/packs/resource_source'
import { applyResource } from '#library/packs/apply_resource'
import type { PackKind } from '#shared/packs/registry'

/** `resources/<slug>/resource.yaml` with its text and files: published resources of the library or the handbook. */
export const resources: PackKind = {
  kind: 'resources',
  order: 40,

  async prepare(context) {
    for (const slug of await context.folders('resources')) {
      const source = await resourceSource(context, slug)
      await prepareFiles(context, source)
    }
  },

  async apply(context) {
    for (const slug of await context.folders('resources')) {
      const source = await resourceSource(context, slug)
      const files = await filesOf(context, source)
      if (await applyResource(context, source, files)) context.count('resources')
    }
  },
}
