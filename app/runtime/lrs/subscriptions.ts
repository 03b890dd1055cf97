import MakePartitions from '#runtime/jobs/make_partitions'
import { peopleTops } from '#identity/queries/reach'
import { xapiTokenScopes } from '#runtime/queries/xapi_scopes'
import { forwardStatements } from '#runtime/lrs/forwarding/forward'
import { seesEverything } from '#runtime/lrs/reader_authority'
import { lrsPersonalData, lrsRetention } from '#runtime/lrs/privacy'
import type { Subscriptions } from '#shared/modules/subscriptions'

/** What the LRS tells the house about itself. */
export const lrs = {
  scopes: xapiTokenScopes,
  jobs: [MakePartitions],
  schedules: [{ job: MakePartitions, when: { at: '03:40' } }],
  background: [forwardStatements],
  blobs: [{ table: 'runtime_statement_attachments', column: 'blob_id' }],
  personalData: lrsPersonalData,
  retention: lrsRetention,
  administration: [
    {
      name: 'statements',
      href: '/administration/statements',
      icon: 'list-tree',
      group: 'content',
      opens: (actor) => peopleTops(actor).length > 0,
    },
    {
      name: 'record_stores',
      href: '/administration/record-stores',
      icon: 'send',
      group: 'server',
      opens: (actor) => (actor ? seesEverything(actor) : false),
    },
  ],
} satisfies Subscriptions
