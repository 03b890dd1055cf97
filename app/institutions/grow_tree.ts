import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

/** Makes the tree anew from who stands below whom, after an edition brought institutions. */
export default async function growTree(trx: TransactionClientContract) {
  await trx.from('institutions_tree').delete()
  await trx.rawQuery(
    `insert into institutions_tree (ancestor_id, descendant_id, depth)
     with recursive up(ancestor_id, descendant_id, depth) as (
       select id, id, 0 from institutions
       union all
       select i.parent_id, up.descendant_id, up.depth + 1
       from up join institutions i on i.id = up.ancestor_id
       where i.parent_id is not null and up.depth < 20
     )
     select ancestor_id, descendant_id, depth from up`
  )
}
