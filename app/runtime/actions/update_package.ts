import { audit } from '#shared/audit/record'
import { transaction } from '#shared/database/transaction'
import type Package from '#runtime/models/package'
import type { Actor } from '#shared/actor'
import type { CompletionRule, PackageSettings } from '#runtime/types'

type Wish = {
  title: string
  attempts: PackageSettings['attempts']
  max_attempts?: number | null
  mastery_overrides?: boolean
  /** Of web pages; left out for others. */
  rule?: CompletionRule['rule']
  pages?: string[]
  /** In hundredths. */
  passing?: number
}

/** Changes the name of a package and how it is taken; attempts that are open go on under the new rules. */
export async function updatePackage(actor: Actor, row: Package, wish: Wish) {
  const { completion } = row.rules
  const settings: PackageSettings = {
    completion: {
      rule: wish.rule ?? completion.rule,
      pages: wish.pages ?? completion.pages,
      passing: wish.passing === undefined ? completion.passing : wish.passing / 100,
    },
    attempts: wish.attempts,
    maxAttempts: wish.max_attempts ?? null,
    masteryOverrides: wish.mastery_overrides ?? false,
  }
  const before = { title: row.title, ...row.rules }
  await transaction(async (trx) => {
    await row.useTransaction(trx).merge({ title: wish.title, settings }).save()
    await audit(trx, actor, {
      ...{ verb: 'runtime.package_updated', institutionId: row.institutionId },
      ...{
        subject: { type: 'package', id: row.id },
        before,
        after: { title: wish.title, ...settings },
      },
    })
  })
}
