import { wakeCourier } from '#identity/notices/wake_courier'
import { prepareDeliveries } from '#identity/notices/prepare_deliveries'
import type PeopleNotified from '#identity/events/people_notified'

export default class PrepareDeliveries {
  async handle(event: PeopleNotified) {
    if ((await prepareDeliveries(event.body.ids)) > 0) wakeCourier()
  }
}
