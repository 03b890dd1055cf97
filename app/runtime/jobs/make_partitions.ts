import db from '@adonisjs/lucid/services/db'
import { TrackedJob } from '#shared/jobs/tracked_job'
import { makePartitions } from '#runtime/actions/make_partitions'

/** Makes the places of the coming months' statements; PostgreSQL only. */
export default class MakePartitions extends TrackedJob<object, { made: number }> {
  static kind = 'runtime.make_partitions'

  async run() {
    return { made: await makePartitions(db.connection()) }
  }
}
