import { TrackedJob } from '#shared/jobs/tracked_job'
import { remindOfWorkOrders } from '#library/coverage/remind'

/** Reminds of work orders whose day is near or over. */
export default class RemindOfWorkOrders extends TrackedJob<object, { reminded: number }> {
  static kind = 'library.remind_of_work_orders'

  async run() {
    return { reminded: await remindOfWorkOrders() }
  }
}
