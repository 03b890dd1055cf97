import type { Actor } from '#shared/actor'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/**
 * Something that a person looks after without a role for it, as one who was named; told in `subscriptions.ts`. It is
 * read with the sign-in, so that doors and menus need no query of their own.
 */
export type Duty = {
  /** As it stands in `actor.duties`: letters and underscores. */
  name: string
  /** Its rows of the person whose id stands in `column`; that there is one is enough. */
  rows(column: string): DatabaseQueryBuilderContract
}

const duties = new Map<string, Duty>()

export function registerDuties(list: Duty[]) {
  for (const duty of list) duties.set(duty.name, duty)
}

export const allDuties = () => [...duties.values()]

export const hasDuty = (actor: Actor | null, { name }: Duty) =>
  actor?.duties?.includes(name) ?? false
