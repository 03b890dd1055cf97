import { InstitutionsTreeSchema } from '#database/schema'

/**
 * A pair of an institution and one above it, itself included at depth 0. Read only: `#institutions/tree` writes
 * the pairs, since their key is made of two columns.
 */
export default class InstitutionTree extends InstitutionsTreeSchema {
  static table = 'institutions_tree'
}
