import { Env } from '@adonisjs/core/env'
import { projectRoot } from '#start/root'
import { settings } from '#start/settings'

type Settings = typeof settings
type Rules = { [K in keyof Settings]: Settings[K]['rule'] }

const rules = Object.fromEntries(
  Object.entries(settings).map(([name, { rule }]) => [name, rule])
) as Rules

const values = await Env.create(projectRoot, rules)

for (const [name, { default: value }] of Object.entries(settings)) {
  if (value !== undefined && values.get(name as keyof Settings) === undefined) {
    values.set(name as keyof Settings, value as never)
  }
}

type Value<K extends keyof Settings> = Settings[K]['default'] extends undefined
  ? ReturnType<Rules[K]>
  : NonNullable<ReturnType<Rules[K]>>

/** The validated settings. A wrong or missing value stops the boot with its name and the reason. */
export default {
  get<K extends keyof Settings>(name: K): Value<K> {
    return values.get(name) as Value<K>
  },
}
