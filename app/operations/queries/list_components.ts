import { parse } from 'yaml'
import { readdir, readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'

/** One way to use a component, which is also its test: what its HTML must and must not hold. */
export type ComponentExample = {
  name: string
  props?: Record<string, unknown>
  /** HTML of the main slot. */
  slot?: string
  /** What differs in the state of the page: errors, old values, flash, actor, doors. */
  page?: Record<string, unknown>
  see?: string[]
  unseen?: string[]
}

export type ComponentDoc = {
  /** File name, as `media_row`. */
  name: string
  /** Tag in templates, as `ui.mediaRow`. */
  tag: string
  about: string
  props: Record<string, string>
  /** Its examples are small and stand side by side. */
  compact?: boolean
  /** Stands around every page, /ui included, and must not stand there twice. */
  furniture?: boolean
  examples: ComponentExample[]
}

/** The components of resources/views/components/ui with what is written beside them. Not part of a build. */
export async function listComponents(): Promise<ComponentDoc[]> {
  const folder = app.makePath('resources/views/components/ui')
  const entries = await readdir(folder)
  const names = entries.filter((file) => file.endsWith('.edge')).map((file) => file.slice(0, -5))
  return Promise.all(
    names.sort().map(async (name) => {
      const tag = `ui.${name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())}`
      return { name, tag, ...parse(await readFile(`${folder}/${name}.yaml`, 'utf8')) }
    })
  )
}
